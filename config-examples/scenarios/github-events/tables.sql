-- One row per event: a repeated read of the feed replaces rows instead of adding some.
CREATE TABLE IF NOT EXISTS github_events (
  timestamp TIMESTAMP,
  id LONG,
  type SYMBOL,
  repo VARCHAR,
  repo_id LONG,
  actor VARCHAR,
  actor_id LONG,
  org VARCHAR,
  org_id LONG,
  public BOOLEAN,
  action SYMBOL,
  ref VARCHAR,
  ref_type SYMBOL,
  head VARCHAR,
  before VARCHAR,
  push_id LONG,
  size LONG,
  distinct_size LONG,
  number LONG,
  merged BOOLEAN,
  forkee VARCHAR,
  member VARCHAR,
  release_tag VARCHAR
) TIMESTAMP(timestamp) PARTITION BY DAY TTL 90 DAYS WAL
DEDUP UPSERT KEYS(timestamp, id);
