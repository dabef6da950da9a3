"""What the history tells: figures by period, trends, and what a job will probably cost."""
