"""The tables and views of a session file, as migrations of sqlite-utils. Append only: a released migration is never edited.

Views have readable names, so that the file makes sense in any SQLite tool. None shows a ballot, and results only once they are known.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

core = Migrations("moothall")

_SUMS = "('table', 'wall', 'hands')"
"""Ways in that bring dots without people, as SQL."""


def create(db: Database, name: str, columns: dict[str, Any], optional: tuple[str, ...] = ()) -> None:
    """A strict table with `key` as its primary key; nothing may be null but the optional columns. Strict, because SQLite would otherwise
    keep a text in a column of numbers and say nothing.
    """
    table = db[name]
    # For the type checker: sqlite-utils gives a view by the same way.
    assert isinstance(table, Table)
    table.create(columns, pk="key", not_null=set(columns) - set(optional), strict=True)


@core()
def m001_records(db: Database) -> None:
    text, number = str, int
    create(db, "session", {
        "key": text, "title": text, "date": text, "start": text, "place": text, "confidentiality": text, "purpose": text,
        "template": text, "series_id": text, "series": text, "session_no": number, "cadence": number, "next_date": text,
        "version": text, "keep_until": text,
    })  # fmt: skip
    create(db, "organisation", {"key": text, "name": text, "sector": text, "position": number})
    create(db, "participant", {
        "key": text, "name": text, "organisation": text, "sector": text, "title": text, "role_group": text, "function": text,
        "level": text, "email": text, "table": text, "role": text, "consent": number, "present": number, "position": number,
    })  # fmt: skip
    create(db, "prompt", {"key": text, "text": text, "definition": text, "position": number})
    create(db, "agenda_item", {
        "key": text, "position": number, "title": text, "minutes": number, "activity": text, "wanted": text, "prompt": text,
        "settings": text, "script": text, "materials": text, "fallback": text, "drop_order": number, "factors": text,
        "state": text, "started": text, "ended": text,
    })  # fmt: skip
    create(db, "contribution", {
        "key": text, "number": number, "prompt": text, "text": text, "table": text, "sector": text, "source": text,
        "response_no": text, "written": text, "example": number, "late": number, "too_general": number, "unclear": number,
    })  # fmt: skip
    create(db, "theme", {"key": text, "prompt": text, "ordinal": number, "name": text})
    create(db, "placement", {"key": text, "contribution": text, "theme": text, "copy": number})
    create(db, "vote", {
        "key": text, "question": text, "position": number, "item": text, "kind": text, "mode": text, "state": text,
        "budget": number, "cap": number, "minimum": number, "present": number, "opened": text, "closed": text, "source": text,
    }, optional=("budget", "cap", "minimum"))  # fmt: skip
    create(db, "vote_option", {
        "key": text, "vote": text, "number": number, "text": text, "ref": text, "ordinal": number, "subject": text,
    })  # fmt: skip


@core()
def m002_bookkeeping(db: Database) -> None:
    """Counters never turn back; the history is undo, redo and what happened; a chore is what must be finished after a crash."""
    db.execute("CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("CREATE TABLE chore (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
    db.execute(
        # The one table with an order of its own: it is the record of the day, and no ballot is in it.
        "CREATE TABLE history (seq INTEGER PRIMARY KEY, name TEXT NOT NULL, about TEXT NOT NULL, at TEXT NOT NULL, "
        "changes TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final'))) STRICT"
    )
    # Every act asks for those undone; without this it would read the whole history.
    db.execute("CREATE INDEX history_undone ON history (seq) WHERE state = 'undone'")


@core()
def m003_ballots(db: Database) -> None:
    """Keys are random and tables are kept in key order, so neither tells which ballot came first. There is no time column."""
    db.execute(
        "CREATE TABLE ballot (key TEXT PRIMARY KEY, vote TEXT NOT NULL, route TEXT NOT NULL, "
        "state TEXT NOT NULL CHECK (state IN ('counted', 'short', 'spoiled')), reason TEXT NOT NULL, facts TEXT NOT NULL) "
        "STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX ballot_of_vote ON ballot (vote)")
    db.execute(
        "CREATE TABLE mark (ballot TEXT NOT NULL REFERENCES ballot (key), option TEXT NOT NULL, dots INTEGER NOT NULL CHECK (dots > 0), "
        "PRIMARY KEY (ballot, option)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE card (vote TEXT NOT NULL, card INTEGER NOT NULL, ballot TEXT NOT NULL REFERENCES ballot (key), "
        "PRIMARY KEY (vote, card)) STRICT, WITHOUT ROWID"
    )


@core()
def m004_views(db: Database) -> None:
    db.create_view("Notes", """
        SELECT c.number AS "Number", p.text AS "Prompt", t.name AS "Theme", c.text AS "Text", c."table" AS "Table",
               c.sector AS "Sector", c.response_no AS "Response no", c.example AS "Example", c.late AS "Late"
        FROM contribution c JOIN prompt p ON p.key = c.prompt
        LEFT JOIN placement l ON l.contribution = c.key AND l.copy = 0 LEFT JOIN theme t ON t.key = l.theme
        ORDER BY c.number""")  # fmt: skip
    db.create_view("Themes in order", """
        SELECT p.text AS "Prompt", t.ordinal AS "Made", t.name AS "Theme", count(l.key) AS "Items"
        FROM theme t JOIN prompt p ON p.key = t.prompt LEFT JOIN placement l ON l.theme = t.key
        GROUP BY t.key ORDER BY p.position, count(l.key) DESC, t.ordinal""")  # fmt: skip
    db.create_view("People", """
        SELECT p.name AS "Name", o.name AS "Organisation", coalesce(nullif(p.sector, ''), o.sector) AS "Sector", p.title AS "Title",
               p."table" AS "Table", p.role AS "Role", p.present AS "Present"
        FROM participant p LEFT JOIN organisation o ON o.key = p.organisation ORDER BY p.position""")  # fmt: skip
    db.create_view("Agenda", """
        SELECT position + 1 AS "Item", title AS "Title", minutes AS "Minutes", activity AS "Activity", state AS "State",
               started AS "Started", ended AS "Ended"
        FROM agenda_item ORDER BY position""")  # fmt: skip
    db.create_view("Votes", """
        SELECT v.question AS "Question", v.mode AS "Mode", v.state AS "State", v.budget AS "Dots each", v.cap AS "Most on one",
               (SELECT count(*) FROM ballot b WHERE b.vote = v.key AND b.state <> 'spoiled') AS "Ballots",
               (SELECT count(*) FROM ballot b WHERE b.vote = v.key AND b.state = 'spoiled') AS "Spoiled"
        FROM vote v ORDER BY v.position""")  # fmt: skip
    db.create_view("Vote results", """
        SELECT v.question AS "Question", o.number AS "Option", o.text AS "Text", coalesce(sum(m.dots), 0) AS "Dots",
               count(m.dots) AS "Voters"
        FROM vote v JOIN vote_option o ON o.vote = v.key
        LEFT JOIN ballot b ON b.vote = v.key AND b.state <> 'spoiled' LEFT JOIN mark m ON m.ballot = b.key AND m.option = o.key
        WHERE v.state = 'revealed' OR (v.mode <> 'sealed' AND v.state <> 'draft')
        GROUP BY o.key ORDER BY v.position, "Dots" DESC, "Voters" DESC, o.number""")  # fmt: skip


@core()
def m005_one_engine(db: Database) -> None:
    """Repeats, silent writing and domains; scales, declarations and groups of cards; concern dots; the slip a ballot came on."""
    text, number = str, int
    create(db, "domain", {"key": text, "prompt": text, "name": text, "position": number})
    create(db, "scale", {"key": text, "name": text, "origin": text, "ordered": number})
    create(db, "scale_point", {"key": text, "scale": text, "place": number, "number": number, "label": text, "line": text})
    create(db, "declaration", {"key": text, "vote": text, "participant": text, "option": text, "outcome": text, "what": text})
    create(db, "card_group", {"key": text, "vote": text, "first": number, "last": number, "name": text})
    # Each with a default, so that records made before are whole. New fields come last in their dataclasses
    # too: a row's fingerprint is of its columns in the table's order.
    for table, columns in _M005_COLUMNS.items():
        for column in columns:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    db.execute(
        "CREATE TABLE concern (ballot TEXT NOT NULL REFERENCES ballot (key), option TEXT NOT NULL, dots INTEGER NOT NULL CHECK (dots > 0), "
        "PRIMARY KEY (ballot, option)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE slip (vote TEXT NOT NULL, sort TEXT NOT NULL, number INTEGER NOT NULL, ballot TEXT NOT NULL REFERENCES ballot (key), "
        "PRIMARY KEY (vote, sort, number)) STRICT, WITHOUT ROWID"
    )
    # Cards become slips of the sort "card": a table's sheet and an option's count are told apart in the same way.
    db.execute("INSERT INTO slip (vote, sort, number, ballot) SELECT vote, 'card', card, ballot FROM card")
    db.execute("DROP TABLE card")
    db.create_view("Notes", """
        SELECT c.number AS "Number", p.text AS "Prompt", t.name AS "Theme", c.text AS "Text", h.number AS "Same as", c."table" AS "Table",
               c.sector AS "Sector", c.response_no AS "Response no", c.example AS "Example", c.late AS "Late"
        FROM contribution c JOIN prompt p ON p.key = c.prompt LEFT JOIN contribution h ON h.key = c.same_as
        LEFT JOIN placement l ON l.contribution = coalesce(h.key, c.key) AND l.copy = 0 LEFT JOIN theme t ON t.key = l.theme
        ORDER BY c.number""", replace=True)  # fmt: skip
    db.create_view("Themes in order", """
        SELECT p.text AS "Prompt", t.ordinal AS "Made", t.name AS "Theme", d.name AS "Domain", count(c.key) AS "Items"
        FROM theme t JOIN prompt p ON p.key = t.prompt LEFT JOIN domain d ON d.key = t.domain
        LEFT JOIN placement l ON l.theme = t.key LEFT JOIN contribution c ON c.key = l.contribution OR c.same_as = l.contribution
        GROUP BY t.key ORDER BY p.position, count(c.key) DESC, t.ordinal""", replace=True)  # fmt: skip


@core()
def m006_stamp(db: Database) -> None:
    """One row: the fingerprint of the file's bytes as it was closed, empty until then. What it covers is in `store.close_fingerprint`."""
    db.execute("CREATE TABLE stamp (key INTEGER PRIMARY KEY, digest TEXT NOT NULL) STRICT")
    db.execute("INSERT INTO stamp (key, digest) VALUES (1, '')")


@core()
def m007_counting(db: Database) -> None:
    """Counting reads an index and no ballot, so that the result of thousands is there at once. A rank is no number of dots: of orders the
    view counts first preferences, where they are shared with no other option.
    """
    for table in ("mark", "concern"):
        db.execute(f"CREATE INDEX {table}_of_option ON {table} (option, dots)")
    db.execute("DROP INDEX ballot_of_vote")
    db.execute("CREATE INDEX ballot_of_vote ON ballot (vote, state, route)")
    db.create_view("Vote results", """
        SELECT v.question AS "Question", o.number AS "Option", o.text AS "Text",
               coalesce(sum(CASE WHEN v.kind <> 'ordinal' THEN m.dots WHEN m.dots = 1 THEN NOT EXISTS
                   (SELECT 1 FROM mark t WHERE t.ballot = m.ballot AND t.dots = 1 AND t.option <> m.option) END), 0) AS "Dots",
               count(m.dots) AS "Voters"
        FROM vote v JOIN vote_option o ON o.vote = v.key
        LEFT JOIN ballot b ON b.vote = v.key AND b.state <> 'spoiled' LEFT JOIN mark m ON m.ballot = b.key AND m.option = o.key
        WHERE v.state = 'revealed' OR (v.mode <> 'sealed' AND v.state <> 'draft')
        GROUP BY o.key ORDER BY v.position, "Dots" DESC, "Voters" DESC, o.number""", replace=True)  # fmt: skip


@core()
def m008_splits(db: Database) -> None:
    """Of groups a counted vote keeps what may be shown and nothing else, and no table can hold less than five. Sheets, counts and sums are
    no people; the points of a rating are no dots.
    """
    db.execute(
        "CREATE TABLE split_group (vote TEXT NOT NULL, name TEXT NOT NULL, ballots INTEGER NOT NULL CHECK (ballots >= 5), "
        "PRIMARY KEY (vote, name)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE split_cell (vote TEXT NOT NULL, name TEXT NOT NULL, option TEXT NOT NULL, "
        "voters INTEGER NOT NULL CHECK (voters >= 5), PRIMARY KEY (vote, name, option)) STRICT, WITHOUT ROWID"
    )
    # Votes closed before had a group beside each ballot.
    db.execute("UPDATE ballot SET grp = '' WHERE vote IN (SELECT key FROM vote WHERE state IN ('closed', 'revealed'))")
    db.create_view("Votes", f"""
        SELECT v.question AS "Question", v.mode AS "Mode", v.state AS "State", v.budget AS "Dots each", v.cap AS "Most on one",
               (SELECT count(*) FROM ballot b WHERE b.vote = v.key AND b.state <> 'spoiled' AND b.route NOT IN {_SUMS}) AS "Ballots",
               (SELECT count(*) FROM ballot b WHERE b.vote = v.key AND b.state <> 'spoiled' AND b.route IN {_SUMS}) AS "Sheets and counts",
               (SELECT count(*) FROM ballot b WHERE b.vote = v.key AND b.state = 'spoiled') AS "Spoiled"
        FROM vote v ORDER BY v.position""", replace=True)  # fmt: skip
    db.create_view("Vote results", f"""
        SELECT v.question AS "Question", o.number AS "Option", o.text AS "Text",
               CASE WHEN v.kind <> 'rated' THEN coalesce(sum(CASE WHEN v.kind <> 'ordinal' THEN m.dots WHEN m.dots = 1 THEN NOT EXISTS
                   (SELECT 1 FROM mark t WHERE t.ballot = m.ballot AND t.dots = 1 AND t.option <> m.option) END), 0) END AS "Dots",
               CASE WHEN NOT EXISTS (SELECT 1 FROM ballot s WHERE s.vote = v.key AND s.state <> 'spoiled' AND s.route IN {_SUMS})
                   THEN count(m.dots) END AS "Voters"
        FROM vote v JOIN vote_option o ON o.vote = v.key
        LEFT JOIN ballot b ON b.vote = v.key AND b.state <> 'spoiled' LEFT JOIN mark m ON m.ballot = b.key AND m.option = o.key
        WHERE v.state = 'revealed' OR (v.mode <> 'sealed' AND v.state <> 'draft')
        GROUP BY o.key ORDER BY v.position, "Dots" DESC, "Voters" DESC, o.number""", replace=True)  # fmt: skip


@core()
def m009_timer(db: Database) -> None:
    """The rounds' timer while one is set: one row, of which nothing is left when it is taken away. None of it is anybody's words."""
    db.execute("CREATE TABLE timer (key INTEGER PRIMARY KEY CHECK (key = 1), state TEXT NOT NULL) STRICT")


@core()
def m010_identity(db: Database) -> None:
    """One row: the session's key, and the Moothall that wrote the file last (`store.session_key`)."""
    db.execute("CREATE TABLE identity (key INTEGER PRIMARY KEY, session TEXT NOT NULL, written_by TEXT NOT NULL) STRICT")
    db.execute("INSERT INTO identity (key, session, written_by) VALUES (1, ?, '')", (_derived_key(db),))


def _derived_key(db: Database) -> str:
    """Of a file made before there were keys: from the moments it was made, to the microsecond. Every copy has them, and no act changes
    them, nor does an upgrade in between. Empty for a file that is only now being made; its first act gives it a random one.
    """
    if not db.execute("SELECT 1 FROM history").fetchone():
        return ""
    made = db.execute(
        "SELECT name, applied_at FROM _sqlite_migrations WHERE migration_set = 'moothall' "
        "AND name IN ('m001_records', 'm002_bookkeeping', 'm003_ballots', 'm004_views') ORDER BY name"
    ).fetchall()
    # 16 bytes, as a random key has.
    return blake2b(repr(made).encode(), digest_size=16).hexdigest()


@core()
def m011_words_to_cover(db: Database) -> None:
    """Nicknames and the like, which the facilitator wants covered in copies."""
    db.execute("ALTER TABLE session ADD COLUMN cover TEXT NOT NULL DEFAULT ''")


@core()
def m012_imports(db: Database) -> None:
    """Which files came in, by what their bytes come to, so that none comes in twice without a word. None of their text is kept here."""
    text, number = str, int
    create(db, "import_source", {"key": text, "digest": text, "kind": text, "first": number, "last": number})


@core()
def m013_shared_screen(db: Database) -> None:
    """One row: what the shared screen shows, by keys, for after a crash. None until something was shown."""
    db.execute("CREATE TABLE shared_screen (key INTEGER PRIMARY KEY CHECK (key = 1), state TEXT NOT NULL) STRICT")


@core()
def m014_agenda_on_the_day(db: Database) -> None:
    """Who leads an item, how far it may be cut, what it was given on the day, how long it stood still, what it is timed in. What is cut
    first has the lowest number now: it had the highest.
    """
    for column in _M014_COLUMNS:
        db.execute(f"ALTER TABLE agenda_item ADD COLUMN {column}")
    db.execute("UPDATE agenda_item SET drop_order = (SELECT max(drop_order) + 1 FROM agenda_item) - drop_order WHERE drop_order > 0")
    db.create_view("Agenda", """
        SELECT position + 1 AS "Item", title AS "Title", minutes AS "Minutes", allowed AS "On the day", activity AS "Activity",
               state AS "State", started AS "Started", ended AS "Ended", stood AS "Stood still"
        FROM agenda_item ORDER BY position""", replace=True)  # fmt: skip


_M014_COLUMNS = (
    "lead TEXT NOT NULL DEFAULT ''", "least INTEGER NOT NULL DEFAULT 0", "allowed INTEGER", "paused TEXT NOT NULL DEFAULT ''",
    "stood INTEGER NOT NULL DEFAULT 0", "stages TEXT NOT NULL DEFAULT ''",
)  # fmt: skip
"""As SQL; a new field stands last in its dataclass too."""


@core()
def m015_versions(db: Database) -> None:
    """Versions of the record; which files were handed out, for whoever changes how confidential the session is; rehearsals."""
    create(db, "session_version", {"key": str, "minor": int, "finished": str})
    db.execute("CREATE TABLE handed_out (key INTEGER PRIMARY KEY CHECK (key = 1), state TEXT NOT NULL) STRICT")
    db.execute("ALTER TABLE session ADD COLUMN rehearsal INTEGER NOT NULL DEFAULT 0")


@core()
def m016_forms(db: Database) -> None:
    """Rounds of forms; words on a sheet while its round is open; and what may be shown of a round: counts and lines, never a sheet."""
    text, number = str, int
    create(db, "form_round", {
        "key": text, "form": text, "title": text, "position": number, "item": text, "asked": text, "bodies": text, "subject": text,
        "state": text, "floor": number, "printed": number, "opened": text, "closed": text, "present": number, "filled": number,
        "reopened": number, "brought": text,
    })  # fmt: skip
    db.execute(
        "CREATE TABLE written (ballot TEXT NOT NULL REFERENCES ballot (key), question TEXT NOT NULL, text TEXT NOT NULL, "
        "PRIMARY KEY (ballot, question)) STRICT, WITHOUT ROWID"
    )
    # A strip without numbers is withheld. The table of groups refuses one below every floor there may be.
    db.execute(
        "CREATE TABLE form_group (round TEXT NOT NULL, name TEXT NOT NULL, sheets INTEGER NOT NULL CHECK (sheets >= 3), "
        "PRIMARY KEY (round, name)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE form_strip (round TEXT NOT NULL, unit TEXT NOT NULL, grp TEXT NOT NULL, n INTEGER, blank INTEGER, passed INTEGER, "
        "PRIMARY KEY (round, unit, grp)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE form_count (round TEXT NOT NULL, unit TEXT NOT NULL, grp TEXT NOT NULL, value INTEGER NOT NULL, "
        "n INTEGER NOT NULL CHECK (n > 0), PRIMARY KEY (round, unit, grp, value)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE form_line (key TEXT PRIMARY KEY NOT NULL, round TEXT NOT NULL, question TEXT NOT NULL, signed TEXT NOT NULL, "
        "text TEXT) STRICT, WITHOUT ROWID"
    )


@core()
def m017_kind_of_interest(db: Database) -> None:
    """Of which of the four kinds a declared interest is; none was asked before."""
    db.execute("ALTER TABLE declaration ADD COLUMN kind TEXT NOT NULL DEFAULT ''")


_M005_COLUMNS = {
    "prompt": ("writing TEXT NOT NULL DEFAULT ''",),
    "contribution": ("same_as TEXT NOT NULL DEFAULT ''", "hidden INTEGER NOT NULL DEFAULT 0"),
    "theme": ("domain TEXT NOT NULL DEFAULT ''",),
    "vote": (
        "concern INTEGER", "weights TEXT NOT NULL DEFAULT ''", "scale TEXT NOT NULL DEFAULT ''", "round_of TEXT NOT NULL DEFAULT ''",
        "support INTEGER NOT NULL DEFAULT 0", "threshold INTEGER", "split_by TEXT NOT NULL DEFAULT ''",
        "proxies INTEGER NOT NULL DEFAULT 0", "reopened INTEGER NOT NULL DEFAULT 0",
    ),
    "ballot": ("grp TEXT NOT NULL DEFAULT ''",),
}  # fmt: skip
"""What each table gains, as SQL. A ballot's group is there while its vote is open, and no longer."""
