"""Key messages in writing: one short list, the same words for everybody, each with how the room backed it where that may be told."""

from __future__ import annotations

from moothall.core.redacted_copy import Copy, LogLine, VoteCopy
from moothall.exports.content.blocks import Blocks, DocumentHeading, Item, Items, Paragraph, Together
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    log = next((log for log in copy.logs if log.log == "key_messages" and log.lines), None)
    if log is None:
        return ()
    polls = {vote.question: vote for vote in copy.votes if vote.revealed and not vote.too_few}
    items = tuple(_message(line, polls.get(line.text)) for line in log.lines)
    said = say("key_messages.on_page", n=len(items), agreed=sum(line.state == "agreed" for line in log.lines))
    return (Together((DocumentHeading(2, say("key_messages.title_many")), Paragraph(said), Items(items, ruled=True))),)


def _message(line: LogLine, vote: VoteCopy | None) -> Item:
    told = [say("key_messages.state_agreed")] if line.state == "agreed" else []
    if vote and vote.support:
        got = sum(option.dots or 0 for option in vote.options[: vote.support])
        told.append(say("key_messages.level", got=got, of=vote.people))
    earlier = [say("exports.detail", label=say(label), text=text) for label, text in line.facts if label.endswith("_earlier")]
    return Item(str(line.number), line.text, details=(*filter(None, (", ".join(told),)), *earlier))
