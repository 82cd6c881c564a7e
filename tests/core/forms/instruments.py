"""Forms of every sort for tests, and an independent way to count them: from what people meant, never from marks."""

from __future__ import annotations

from moothall.core.forms.definition import AnswerScale, Form, FormChoice, FormQuestion
from moothall.core.forms.filled_sheets import Body

BODIES = (Body("k1", "Harbour"), Body("k2", "Council"), Body("k3", "Hospitals"))
SEVEN = AnswerScale(1, 7, ((1, "hardly any"), (4, "some"), (7, "decides it")))
LETTERS = tuple(FormChoice(letter, f"answer {letter}") for letter in "abcd")
GROUPS = (FormChoice("n", "NHS"), FormChoice("l", "Local"), FormChoice("v", "Voluntary"))

COLUMNS = (FormChoice("formal", "Formal"), FormChoice("real", "In practice"))

PULSE = Form(
    "p", "Pulse",
    (
        FormQuestion("one", "rate", "One?", scale=SEVEN),
        FormQuestion("two", "rate", "Two?", scale=SEVEN),
        FormQuestion("open", "words", "What else?"),
        FormQuestion("group", "choose", "I work in", choices=GROUPS, group=True),
    ),
)  # fmt: skip
EVERY_SORT = Form(
    "e", "Every sort",
    (
        FormQuestion("each", "rate_each", "Each?", scale=SEVEN, columns=COLUMNS),
        FormQuestion("ticks", "tick", "Which?", choices=LETTERS),
        FormQuestion("share", "number", "Share?", choices=(FormChoice("gain", "Gain"), FormChoice("loss", "Loss")), total=100),
        FormQuestion("best", "best", "Best?", choices=LETTERS),
        FormQuestion("pick", "choose", "One?", choices=LETTERS),
        FormQuestion("wide", "rate", "Wide?", scale=AnswerScale(0, 10)),
        FormQuestion("words", "words", "Why?"),
    ),
)  # fmt: skip
