"""What every form has in common, whatever it asks: typing sheets, closing, revealing, printing. Knows no instrument by its name.

The rules are in core.forms; forms are data in resources/forms. `form_room` is free of Qt; `form_panel` and `form_*` beside it aren't.
"""
