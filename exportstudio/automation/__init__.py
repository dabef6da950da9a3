"""Schedules and watched folders: what starts exports by itself."""
