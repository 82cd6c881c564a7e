"""What every form has in common, whatever it asks: typing sheets, closing, revealing, printing. Knows no instrument by its name.

The rules are in core.forms; forms are data in resources/forms. `rules`, `form_room` and `form_pack` are free of Qt; `panel_form` and
`panel_form_*` are the facilitator's.
"""
