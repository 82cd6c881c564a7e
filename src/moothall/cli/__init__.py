"""The same product without a window, built from a table of verbs. Knows neither Qt nor the activities: app.py hands both in.

Exit 0: done. 1: refused, or trouble, with one plain sentence on stderr. 2: wrong words. docs/cli.md says the same to people.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import moothall
from moothall.cli.output import Unheard, finish, nobody_listens, speak_utf8, tell
from moothall.cli.verb import Call, Keys, OpenApp, Parser, Verb, WrongWords
from moothall.core.activity import Activity
from moothall.core.errors import Expected, Trouble
from moothall.imports import Unclear
from moothall.store.error_words import named
from moothall.store.unfinished import clear_away
from moothall.words import say, sentence

DONE, REFUSED, WRONG_WORDS, INTERRUPTED = 0, 1, 2, 130
"""Exit codes. 2 is what argparse and most commands use for wrong words; 130 what shells give after Ctrl+C (128 and the signal's 2)."""


def every_verb() -> tuple[Verb, ...]:
    """Every verb, in the order of the help."""
    from moothall.cli.verbs import check, demo, export, forms, import_, new, pack, show, templates

    return (new.VERB, templates.VERB, import_.VERB, forms.VERB, show.VERB, export.VERB, pack.VERB, check.VERB, demo.VERB)


def main(argv: Sequence[str], activities: Sequence[Activity], open_app: OpenApp, keys: Keys = tuple) -> int:
    """Do what the words say. `argv` is without the program's name; `open_app` opens the window on a file or on the start screen;
    `keys` gives its keys.

    Trouble and refusals become a sentence and an exit code; any other error is a bug of ours and is raised.
    """
    speak_utf8()
    clear_away()
    try:
        # Written out within the try: a reader who left, or a full disk, often shows only when the last of the buffer goes.
        code = _answer(list(argv), tuple(activities), open_app, keys)
        finish()
    except BrokenPipeError:
        nobody_listens()
        return DONE
    except Unheard as trouble:
        nobody_listens()
        return _explain(trouble)
    return code


def _answer(argv: list[str], activities: tuple[Activity, ...], open_app: OpenApp, keys: Keys) -> int:
    try:
        return _do(argv, activities, open_app, keys)
    except SystemExit as end:
        # argparse ends that way after --help and --version.
        return end.code if isinstance(end.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    # Before OSError and Expected, which they are too: `main` deals with a stdout that is gone.
    except (BrokenPipeError, Unheard):
        raise
    except (Expected, OSError) as trouble:
        return _explain(trouble)


def _do(argv: list[str], activities: tuple[Activity, ...], open_app: OpenApp, keys: Keys) -> int:
    # Whole words only, never the beginning of one: a verb added later must not change what an old script does.
    verb = next((v for v in every_verb() if argv[:1] == [v.name]), None)
    if verb is None:
        file = parser().parse_args(argv).file
        return open_app(_there(Path(file)) if file else None)
    verb.run(Call(verb.parser().parse_args(argv[1:]), activities, open_app, keys))
    return DONE


def _there(file: Path) -> Path:
    """The file, if there is one. Who meant a session is told that it is gone; a word that is no verb is a wrong word."""
    if file.exists():
        return file
    if file.suffix.lower() == ".moot":
        raise Trouble("store.gone", file=file.name, folder=str(file.absolute().parent))
    # 80 characters, here and in the verbs: what somebody typed stays a part of one sentence.
    raise WrongWords("cli.no_such_word", text=str(file)[:80])


def _explain(trouble: Exception) -> int:
    """One sentence. An error of the system that has none is a bug of ours and goes on up."""
    if isinstance(trouble, OSError):
        worded = named(trouble, Path(str(trouble.filename or "")))
        # `named` gives back what it has no sentence for.
        if worded is trouble:
            raise trouble
        trouble = worded
    assert isinstance(trouble, Expected)
    tell(sentence(trouble))
    return WRONG_WORDS if isinstance(trouble, Unclear | WrongWords) else REFUSED


def parser() -> argparse.ArgumentParser:
    """For `moothall [FILE]`, with every verb in its help."""
    width = max(len(v.name) for v in every_verb())
    listed = "\n".join(f"  {v.name:<{width}}  {v.help}" for v in every_verb())
    parser = Parser(
        prog="moothall",
        description=say("cli.help"),
        epilog=f"{say('cli.help_verbs')}\n{listed}\n\n{say('cli.help_more')}",
        # The list of verbs keeps its lines; argparse would fill them to a paragraph.
        formatter_class=argparse.RawDescriptionHelpFormatter,
        # As with verbs: an abbreviation that works today could mean two options tomorrow.
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help=say("cli.help_file"))
    parser.add_argument("--version", action="version", version=f"moothall {moothall.__version__}")
    return parser
