"""Owns a count's draft on disk: every step is there before it is on the screen; knows no widget and says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ui.drafts import Claim, DraftHead, DraftStore
from ui.screens.counting.counts import KIND
from ui.screens.counting.draft import CountDraft, Place, Step, read_step, rest_of, write_step
from ui.screens.counting.sheet import OpenSheet
from ui.sending import Sent


class CountKeeper:
    """Keeps what was counted under the id of its sheet, and apart what was counted after that sheet was submitted."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts

    def claim(self, sheet_id: str) -> Claim | None:
        """Take the draft of a sheet into this window; the claim of another one that has it."""
        return self._drafts.claim(_draft_id(sheet_id))

    def take_from_window(self, sheet_id: str) -> None:
        self._drafts.take_over(_draft_id(sheet_id))

    def let_go(self, sheet: OpenSheet) -> None:
        self._drafts.let_go(sheet.draft.draft_id)

    def has(self, sheet: OpenSheet) -> bool:
        """Whether no other window has it."""
        return self._drafts.has(sheet.draft.draft_id)

    def steps(self, sheet_id: str) -> list[Step]:
        return [read_step(body) for body in self._drafts.steps(_draft_id(sheet_id))]

    def draft(self, sheet_id: str, steps: Sequence[Step]) -> CountDraft:
        return CountDraft(_draft_id(sheet_id), steps)

    def step(self, sheet: OpenSheet, step: Step) -> None:
        """Add a step to the draft."""
        if not sheet.draft.steps:
            self._drafts.put(_head(sheet, sheet.draft.draft_id, sheet.sheet.summary.sheet_id))
        self._drafts.append(sheet.draft.draft_id, len(sheet.draft.steps) + 1, write_step(step))
        sheet.draft.add(step)

    def undo(self, sheet: OpenSheet) -> Step | None:
        """Take the last step off the draft; None where there is none."""
        if not sheet.draft.steps:
            return None
        self._drafts.take_back(sheet.draft.draft_id, len(sheet.draft.steps))
        taken = sheet.draft.take_back()
        return taken[1] if taken else None

    def count_again(self, sheet: OpenSheet, again: set[Place]) -> None:
        """Forget what was counted at some places."""
        left = [step for step in sheet.draft.steps if step.place not in again]
        self._drafts.drop(sheet.draft.draft_id)
        self._drafts.claim(sheet.draft.draft_id)
        sheet.draft = CountDraft(sheet.draft.draft_id)
        for step in left:
            self.step(sheet, step)

    def file_away(self, sheet: OpenSheet, sent: Sent, rest_id: str) -> list[Step]:
        """What becomes of the draft of a count that was submitted; returns what was counted after that and waits for another count."""
        sheet_id, rest = sheet.sheet.summary.sheet_id, self.came_after(sheet, sent)
        begun = _head(sheet, rest_id, _after(sheet_id)) if rest else None
        sent.file_away(self._drafts, sheet.draft.draft_id, sheet_id, begun, [write_step(step) for step in rest])
        return rest

    def came_after(self, sheet: OpenSheet, sent: Sent) -> list[Step]:
        """What was counted after the attempt that counts was sent."""
        return [] if sent.held is None else rest_of(sheet.draft, [read_step(body) for body in sent.held.steps])

    def take_over(self, sheet: OpenSheet) -> int:
        """What was counted too late for this sheet, or for the one that it counts again, is counted here; returns how many places."""
        summary = sheet.sheet.summary
        late = self._drafts.of_subject(KIND, _after(summary.recount_of or summary.sheet_id))
        if late is None:
            return 0
        steps = [read_step(body) for body in self._drafts.steps(late.id)]
        for step in steps:
            self.step(sheet, step)
        self._drafts.drop(late.id)
        return len({step.place for step in steps})

    def late(self, sheet_id: str) -> int:
        """How many places were counted after a sheet was submitted and wait for another count."""
        late = self._drafts.of_subject(KIND, _after(sheet_id))
        return len({read_step(body).place for body in self._drafts.steps(late.id)}) if late else 0


def _head(sheet: OpenSheet, draft_id: str, subject: str) -> DraftHead:
    return DraftHead(draft_id, KIND, subject, sheet.sheet.summary.number)


def _draft_id(sheet_id: str) -> str:
    return f"count/{sheet_id}"


def _after(sheet_id: str) -> str:
    return f"{sheet_id}/after"
