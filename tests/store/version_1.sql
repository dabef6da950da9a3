-- A history as version 1 of its schema had it.
CREATE TABLE jobs (
    id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    quality TEXT NOT NULL,
    target TEXT NOT NULL,
    options JSON NOT NULL,
    overwrite BOOLEAN NOT NULL,
    fresh BOOLEAN NOT NULL,
    priority INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    state TEXT NOT NULL,
    created_at FLOAT NOT NULL,
    started_at FLOAT,
    finished_at FLOAT,
    path TEXT,
    bytes BIGINT,
    sha256 TEXT,
    products INTEGER,
    exported INTEGER,
    excluded INTEGER,
    degraded INTEGER,
    failed INTEGER,
    owner_pid INTEGER NOT NULL,
    owner_started_at FLOAT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX jobs_by_source ON jobs (source);
CREATE INDEX jobs_by_state ON jobs (state);
CREATE TABLE events (
    id INTEGER NOT NULL,
    job_id TEXT NOT NULL,
    at FLOAT NOT NULL,
    what TEXT NOT NULL,
    detail JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE INDEX events_by_job ON events (job_id);
CREATE TABLE issues (
    id INTEGER NOT NULL,
    job_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    element TEXT,
    text TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    recoverable BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE INDEX issues_by_job ON issues (job_id);
CREATE TABLE artifacts (
    id INTEGER NOT NULL,
    job_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    path TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    published_at FLOAT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
CREATE INDEX artifacts_by_job ON artifacts (job_id);
PRAGMA user_version = 1;
