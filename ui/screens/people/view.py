"""Owns the widgets of the people's page: the list, one person in full, and what can be done; decides no right and makes no login."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.explorer import PartTable
from ui.grid.panel import GridPanel
from ui.grid.rows_source import RowsSource
from ui.grid.source import Cell, Column, Kind, Row
from ui.house import LoginCard, People, PersonLine, RoleCard
from ui.i18n import translate
from ui.previews import role_name, roles_said
from ui.screens.people.forms import CardForm, ServerForm, WithdrawForm
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import Failure, TaskScope
from ui.theme import Tone
from ui.widgets.action_bar import ActionBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_sheet import FactSheet
from ui.widgets.surfaces import Card, label
from ui.widgets.two_panes import TwoPanes
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow

FORM = "enter_member"
_TONES = {"open": Tone.GOOD, "closed": Tone.BAD, "none": Tone.WARN}


class PeopleScreen(Screen):
    """The list at the left, the person looked at beside it."""

    def __init__(self, desk: Desk, people: People) -> None:
        super().__init__()
        self._desk = desk
        self._people = people
        self._tasks = TaskScope(desk.tasks)
        self._lines: dict[str, PersonLine] = {}
        self.current = ""
        self.grid = GridPanel(
            desk.grid,
            RowsSource(_columns(logins=people.has_logins), self._rows),
            grid_id="people",
            title=translate("people", "People"),
            empty=EmptyState(
                desk.theme, translate("people", "Nobody"), translate("people", "The owner adds people."), desk.actions.button("people.add")
            ),
        )
        self.panes: TwoPanes
        self.grid.current_changed.connect(self._choose)
        self.grid.open_requested.connect(lambda key: self.panes.show_side())
        self.grid.model.state_changed.connect(lambda state: self._arrived())
        self.what = label("", "card-title", wrap=True)
        self.facts = FactSheet()
        head = Card()
        head.body.addWidget(self.what)
        head.body.addWidget(self.facts)
        self.roles = PartTable(
            desk,
            translate("people", "Roles"),
            (WorkColumn(translate("people", "Role"), stretch=True), WorkColumn(translate("people", "Where"))),
        )
        self.stations = PartTable(
            desk,
            translate("people", "Workstations"),
            (
                WorkColumn(translate("people", "Workstation"), stretch=True),
                WorkColumn(translate("people", "Last seen")),
                WorkColumn(translate("people", "Waiting")),
            ),
        )
        side = QWidget()
        side.setProperty("role", "plain")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (head, self.roles, self.stations):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumWidth(desk.theme.metrics.px(320))
        scroll.setWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        titles = (translate("people", "People"), translate("people", "The person"))
        self.panes = TwoPanes(desk.theme, desk.state, name="people", main=self.grid, side=scroll, titles=titles)
        layout.addWidget(self.panes, 1)
        self._build_bar()
        self._show(None)

    # A screen to the shell

    def headline(self) -> Headline:
        hint = (
            translate("people", "Logins, versions and what waits are known once an administrator of the server signs in.")
            if self._people.has_logins and not self._people.signed_in
            else translate("people", "Who works with this book, what they may do, and when they were last there.")
        )
        return Headline(translate("people", "People"), hint)

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        key = place.selection or place.argument
        if isinstance(key, str):
            self.current = key
        self.grid.refresh()

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, None, self.current or None)

    def focus_first(self) -> None:
        self.grid.table.enter_rows()

    def touched(self, what: frozenset[str]) -> None:
        if "organisation" in what:
            self.grid.refresh()

    def dispose(self) -> None:
        self._tasks.close()
        self.grid.close_grid()

    # Parts

    def _build_bar(self) -> None:
        actions = self._desk.actions
        actions.bind("people.add", lambda: self._desk.go(Place(FORM)))
        actions.bind("people.roles", lambda: self._desk.go(Place(FORM, self.current)), why_not=self._why_nobody)
        actions.bind("people.login", lambda: self._give_login(anew=False), why_not=self._why_not)
        actions.bind("people.password", lambda: self._give_login(anew=True), why_not=self._why_not)
        actions.bind("people.withdraw", self._ask_withdraw, why_not=self._why_not)
        actions.bind("people.server", self.ask_server)
        actions.bind("people.refresh", self.grid.refresh)
        logins = self._people.has_logins
        first = [actions.button(f"people.{name}") for name in ("add", "roles")]
        more = [actions.button(f"people.{name}") for name in ("server", "withdraw", "password", "login")] if logins else []
        self._before, self._after = more[:1], more[1:]
        self.bar = ActionBar(self._desk.theme, tuple(first), tuple(more))
        self._offer_acts()

    def _offer_acts(self) -> None:
        """Signing in to the server stands there until somebody did, and what needs it from then on."""
        for button in self._before:
            button.setVisible(not self._people.signed_in)
        for button in self._after:
            button.setVisible(self._people.signed_in)

    def _why_nobody(self) -> str:
        return "" if self.current in self._lines else translate("people", "Choose somebody first.")

    def _why_not(self) -> str:
        if not self._people.signed_in:
            return translate("people", "Sign in to the server first.")
        return self._why_nobody()

    def _rows(self) -> list[Row]:
        self._lines = {line.id: line for line in self._people.look()}
        return [_row(line) for line in self._lines.values()]

    def _arrived(self) -> None:
        if self.current not in self._lines:
            self.current = next(iter(self._lines), "")
        self._show(self._lines.get(self.current))
        self.headline_changed.emit(self.headline())
        self._desk.actions.refresh()

    def _choose(self, key: object) -> None:
        if isinstance(key, str) and key in self._lines:
            self.current = key
            self._show(self._lines[key])
            self._desk.actions.refresh()

    def _show(self, line: PersonLine | None) -> None:
        self.panes.want_side(line is not None)
        if line is None:
            return
        moment = self._desk.figures.moment
        self.what.setText(f"{line.name} · {line.id}")
        facts: list[tuple[str, str, Tone]] = []
        if line.login:
            facts.append((translate("people", "Login"), _logins()[line.login], _TONES[line.login]))
            connected = translate("people", "connected") if line.sessions else translate("people", "not connected")
            facts.append((translate("people", "Now"), connected, Tone.NEUTRAL))
        if line.program:
            facts.append((translate("people", "Program"), line.program, Tone.NEUTRAL))
        if line.last_seen:
            facts.append((translate("people", "Last seen"), moment(line.last_seen.astimezone()), Tone.NEUTRAL))
        self.facts.show_facts(tuple(facts))
        self.roles.show_rows(
            [WorkRow(number, (WorkCell(role_name(role.role)), WorkCell(_scope(role)))) for number, role in enumerate(line.roles)]
        )
        self.stations.setVisible(bool(line.stations))
        self.stations.show_rows(
            [
                WorkRow(number, (WorkCell(one.name), WorkCell(moment(one.last_seen.astimezone())), WorkCell(str(one.waiting))))
                for number, one in enumerate(line.stations)
            ]
        )

    # Acts

    def ask_server(self) -> None:
        form = ServerForm(self._sign_in)
        self._server_form = form
        self._desk.show_detail(translate("people", "The server's administrator"), form)
        form.login.setFocus()

    def _sign_in(self, login: str, password: str) -> None:
        form = self._server_form
        self._tasks.run(
            lambda pulse: self._people.sign_in(login, password), lambda done: self._signed_in(), lambda failure: form.complain(str(failure))
        )

    def _signed_in(self) -> None:
        self._desk.show_detail("", None)
        self._offer_acts()
        self.grid.refresh()

    def _give_login(self, *, anew: bool) -> None:
        line = self._lines[self.current]
        self._tasks.run(lambda pulse: self._people.give_login(line.id, line.name, new_password=anew), self._given, self._failed)

    def _given(self, card: LoginCard) -> None:
        self.card = CardForm(card)
        self._desk.show_detail(translate("people", "The card of {name}").format(name=card.name), self.card)
        self.grid.refresh()

    def _ask_withdraw(self) -> None:
        line = self._lines[self.current]
        self.withdrawing = WithdrawForm(line.name, lambda: self._withdraw(line))
        self._desk.show_detail(translate("people", "Withdraw"), self.withdrawing)

    def _withdraw(self, line: PersonLine) -> None:
        self._desk.show_detail("", None)
        self._tasks.run(lambda pulse: self._people.withdraw(line.id, line.name), lambda done: self.grid.refresh(), self._failed)

    def _failed(self, failure: Failure) -> None:
        self._desk.trouble(failure)
        self.grid.refresh()


def _columns(*, logins: bool) -> tuple[Column, ...]:
    def tone(value: Cell) -> Tone | None:
        return _TONES.get(str(value))

    return (
        Column("name", translate("people", "Name"), stretch=True),
        Column("id", translate("people", "Short name"), Kind.CODE),
        Column("roles", translate("people", "Roles"), width_max=320),
        Column("login", translate("people", "Login"), Kind.CHOICE, choices=_logins(), tone=tone, hidden=not logins),
        Column("seen", translate("people", "Last seen"), Kind.MOMENT),
        Column("program", translate("people", "Program"), hidden=not logins),
        Column("waiting", translate("people", "Waiting"), Kind.INTEGER, quiet_zero=True),
    )


def _logins() -> dict[str, str]:
    return {
        "open": translate("people", "open"),
        "closed": translate("people", "closed"),
        "none": translate("people", "none yet"),
        "": translate("people", "not known"),
    }


def _row(line: PersonLine) -> Row:
    roles = roles_said(role.role for role in line.roles)
    seen = line.last_seen.astimezone() if line.last_seen else None
    return Row(line.id, (line.name, line.id, roles, line.login, seen, line.program, line.waiting))


def _scope(role: RoleCard) -> str:
    return role.warehouse_id or role.entity_id or translate("people", "everywhere")


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.people is None:
        raise ValueError("the people's page needs a book")
    return PeopleScreen(desk, desk.people)
