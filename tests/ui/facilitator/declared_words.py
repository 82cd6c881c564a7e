"""What the words of the window promise: by the key of a sentence, the names of the steps that a part or a key saying so may do.

Words that are not here promise nothing. A part that looks, goes, prints or chooses what to type for has no business in this list.
"""

from __future__ import annotations

ANY = ".*"
BALLOT = "ballot"
"""How a ballot kept or taken back is called here: it is no step, and has no name."""
_FLAGS = r"step\.change_notes"
_LOGS = ("decision", "actions", "power", "conflict")

SAYS = {
    # a command's or a key's words, as the menus and the key line have them
    "menu.undo": ANY,
    "menu.redo": ANY,
    "menu.start_item": r"step\.start_item",
    "menu.next_item": r"step\.start_item",
    "menu.previous_item": r"step\.start_item",
    "window.key_start": r"step\.start_item",
    "window.key_add": r"step\.add_item",
    "capture.does_same": r"step\.repeat_note",
    "capture.does_star": _FLAGS,
    "capture.does_unclear": _FLAGS,
    "capture.does_general": _FLAGS,
    "capture.does_hide": r"step\.(un)?hide_note",
    "capture.does_merge": r"step\.merge_notes",
    "capture.does_out": r"step\.take_out",
    "capture.does_reveal": r"step\.reveal_notes",
    "capture.does_delete": r"step\.delete_notes?",
    "cluster.does_new": r"step\.new_theme",
    "cluster.does_take": r"step\.place",
    "cluster.does_star_now": _FLAGS,
    "cluster.does_tray_now": r"step\.(unplace|take_copy|leave_theme)",
    "cluster.does_same_now": r"step\.merge_notes",
    "cluster.does_delete": r"step\.(delete_notes?|take_copy|delete_theme)",
    "attendance.does_space": r"step\.(present|absent)",
    "attendance.does_delete": r"step\.strike_off",
    "voting.does_open": r"step\.open_vote",
    "voting.does_use": r"step\.draft_vote",
    "voting.does_add": r"step\.set_options",
    "voting.does_close": r"step\.close_vote",
    "voting.does_reveal": r"step\.reveal_vote",
    **{f"{log}.does_enter": rf"{log}\.step_.*" for log in _LOGS},
    **{f"kit.does_{act}": r"(power|conflict)\.step_.*" for act in ("level", "read_back", "read_back_give", "unread")},
}
LINES = {
    # what a line may do at Enter, by the activity whose line it is; another log's does what its own steps are called
    "capture": r"step\.(add_notes?|repeat_note)",
    "cluster": r"step\.(place|unplace|copy|take_copy|leave_theme|new_theme|rename_theme|change_notes|merge_notes"
    r"|repeat_note|split_note|new_domain|put_in_domain|rename_domain|delete_domain)",
    "attendance": r"step\.(enlist|present|edit_person)",
    "dot_vote": rf"step\.set_options|{BALLOT}",
    "poll": rf"step\.set_options|{BALLOT}",
}
PARTS = {
    # the words on a button, a tick or a segment, the label of a field, the name of a row of choices
    "window.start_item": r"step\.start_item",
    "window.add": r"step\.add_item",
    "window.add_unworked": r"step\.add_item",
    "window.add_set": r"step\.add_items",
    "window.six_weeks": r"step\.edit_facts",
    "window.fact_*": r"step\.edit_facts",
    "window.confidentiality_*": r"step\.edit_facts",
    "leave.also_cover": r"step\.edit_facts",
    "leave.next_date": r"step\.edit_facts",
    "kit.prompt": r"step\.(ask|reword)",
    "kit.definition": r"step\.(ask|reword)",
    "bring.bring": r"step\.bring_.*",
    "capture.minutes_of": r"step\.edit_item",
    "capture.silent": r"step\.write_(silently|openly)",
    "capture.reveal": r"step\.reveal_notes",
    "capture.same_as": r"step\.repeat_note",
    "capture.split": r"step\.split_note",
    "capture.split_into": r"step\.split_note",
    "capture.note_spoken": r"step\.edit_note",
    "attendance.everyone": r"step\.present",
    "voting.question": r"step\.change_rule",
    "voting.mode": r"step\.change_rule",
    "voting.proxies": r"step\.change_rule",
    "voting.field_*": r"step\.change_rule",
    "voting.threshold": r"step\.change_rule",
    "voting.cards_by_group": r"step\.hand_out",
    "voting.open": r"step\.open_vote",
    "voting.delete_draft": r"step\.delete_draft",
    "voting.take_out": r"step\.set_options",
    "voting.correct_words": r"step\.correct_option",
    "voting.scale_keep": r"step\.(add_scale|change_rule)",
    "voting.reveal": r"step\.reveal_vote",
    "voting.reopen": r"step\.reopen_vote",
    "voting.close": r"step\.close_vote",
    "voting.take_back": BALLOT,
    "voting.take_table_back": BALLOT,
    "voting.keep_sheet": BALLOT,
    "voting.replace_sheet": BALLOT,
    "voting.count_of": BALLOT,
    "voting.declare_add": r"step\.declare",
    "voting.take_away": r"step\.take_back_declaration",
    "voting.gradients": r"step\.draft_vote",
    "dot_vote.use_*": r"step\.draft_vote",
    "poll.begin": r"step\.draft_vote",
    "menu.undo": ANY,
    **{f"{log}.{part}": rf"{log}\.step_.*" for log in _LOGS for part in ("field_*", "label_*", "side_*", "read_back")},
    **{f"{log}.{part}": rf"{log}\.step_.*" for log in _LOGS for part in ("delete", "add_side", "remove_side", "state_*")},
    **{f"kit.level_{n}": r"(power|conflict)\.step_edited" for n in range(5)},
}
