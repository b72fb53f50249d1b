#pragma once

namespace sayso::ledger::migrations {

/// The first tables. Spans are code points of the report's text, `…_begin` and `…_end` (exclusive); both or
/// neither are NULL. Lists keep their order in `position`, from 0.
inline constexpr const char* reports_and_claims = R"sql(
CREATE TABLE reports (
  number INTEGER PRIMARY KEY,          -- in the order in which they came
  identity TEXT NOT NULL UNIQUE,       -- SHA-256 over text, publisher, date and address
  id TEXT NOT NULL,
  publisher TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  published TEXT,
  retrieved TEXT,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,                -- of the raw bytes
  added_at TEXT NOT NULL,
  revises INTEGER UNIQUE REFERENCES reports (number) CHECK (revises < number)
) STRICT;
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_url ON reports (url) WHERE url <> '';

CREATE TABLE codings (
  number INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (number),
  program TEXT NOT NULL,
  model TEXT NOT NULL,
  codebook TEXT NOT NULL,
  made_at TEXT NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  claims INTEGER NOT NULL,             -- how many
  statements INTEGER NOT NULL,
  digest TEXT NOT NULL                 -- SHA-256 over all of them
) STRICT;
CREATE INDEX codings_by_report ON codings (report);
CREATE UNIQUE INDEX current_codings ON codings (report) WHERE is_current = 1;

-- Each spelling of a name once, folded for looking up.
CREATE TABLE names (
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
) STRICT;

CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  coding INTEGER NOT NULL REFERENCES codings (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  event TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  stance TEXT NOT NULL,
  time_start TEXT,                     -- ISO dates, both or neither
  time_end TEXT,
  time_span_begin INTEGER, time_span_end INTEGER,
  killed_low INTEGER, killed_high INTEGER,
  killed_span_begin INTEGER, killed_span_end INTEGER,
  injured_low INTEGER, injured_high INTEGER,
  injured_span_begin INTEGER, injured_span_end INTEGER,
  evidence TEXT NOT NULL,
  evidence_begin INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
  trigger_words TEXT NOT NULL,
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  quad TEXT NOT NULL,
  score REAL NOT NULL,
  cameo TEXT NOT NULL,
  acled TEXT NOT NULL,
  confidence REAL NOT NULL,
  UNIQUE (coding, position),
  UNIQUE (coding, id),
  CHECK ((time_start IS NULL) = (time_end IS NULL))
) STRICT;
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_type ON claims (type);
CREATE INDEX claims_by_time ON claims (time_start, time_end);

CREATE TABLE entities (
  claim INTEGER NOT NULL REFERENCES claims (number),
  slot TEXT NOT NULL CHECK (slot IN ('actors', 'recipients', 'sources')),
  position INTEGER NOT NULL,
  name INTEGER NOT NULL REFERENCES names (number),
  country TEXT,
  role TEXT NOT NULL,
  span_begin INTEGER, span_end INTEGER,
  channel TEXT,
  channel_begin INTEGER, channel_end INTEGER,
  PRIMARY KEY (claim, slot, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_by_name ON entities (name, slot);
CREATE INDEX entities_by_country ON entities (country, slot, role);

CREATE TABLE places (
  claim INTEGER NOT NULL REFERENCES claims (number),
  position INTEGER NOT NULL,
  name INTEGER NOT NULL REFERENCES names (number),
  country TEXT,
  span_begin INTEGER, span_end INTEGER,
  lat REAL, lon REAL,
  geonameid INTEGER,
  precision TEXT NOT NULL
    CHECK (precision IN ('exact', 'near', 'second-order', 'first-order', 'country', 'unknown')),
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_name ON places (name);
CREATE INDEX places_by_country ON places (country);

CREATE TABLE mentions (
  claim INTEGER NOT NULL REFERENCES claims (number),
  position INTEGER NOT NULL,
  sentence_begin INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention_spans (
  claim INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  slot TEXT NOT NULL CHECK (slot IN ('actors', 'recipients', 'places', 'time', 'killed', 'injured', 'sources',
                                     'channel', 'cue', 'stance')),
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL,
  PRIMARY KEY (claim, mention, slot, position),
  FOREIGN KEY (claim, mention) REFERENCES mentions (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
  claim INTEGER NOT NULL REFERENCES claims (number),
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  voice TEXT NOT NULL,
  value TEXT NOT NULL,
  entry TEXT NOT NULL,
  confidence REAL NOT NULL,
  won INTEGER NOT NULL CHECK (won IN (0, 1)),
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
  number INTEGER PRIMARY KEY,
  coding INTEGER NOT NULL REFERENCES codings (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  source INTEGER REFERENCES names (number),  -- the words at its source spans; NULL without them
  channel TEXT,
  channel_begin INTEGER, channel_end INTEGER,
  confidence REAL NOT NULL,
  UNIQUE (coding, position),
  UNIQUE (coding, id)
) STRICT;
CREATE INDEX statements_by_source ON statements (source);

-- The source of a statement, resolved.
CREATE TABLE speakers (
  statement INTEGER PRIMARY KEY REFERENCES statements (number),
  name INTEGER NOT NULL REFERENCES names (number),
  country TEXT,
  role TEXT NOT NULL,
  span_begin INTEGER, span_end INTEGER,
  channel TEXT,
  channel_begin INTEGER, channel_end INTEGER
) STRICT;
CREATE INDEX speakers_by_name ON speakers (name);

CREATE TABLE statement_spans (
  statement INTEGER NOT NULL REFERENCES statements (number),
  part TEXT NOT NULL CHECK (part IN ('source', 'cue', 'content')),
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL,
  PRIMARY KEY (statement, part, position)
) STRICT, WITHOUT ROWID;

-- A person's word beside the machine's.
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claims (number),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  who TEXT NOT NULL,
  made_at TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_claim ON corrections (claim);

PRAGMA user_version = 1;
)sql";

}  // namespace sayso::ledger::migrations
