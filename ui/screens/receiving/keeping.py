"""Owns a receipt's draft on disk: every scan is there before it is on the screen; knows no widget and says nothing."""

from __future__ import annotations

from ui.drafts import DraftHead, DraftStore
from ui.screens.receiving.deliveries import KIND
from ui.screens.receiving.draft import write_head
from ui.screens.receiving.receipt import OpenReceipt
from ui.tally import Step, write_step


class ReceiptKeeper:
    """Keeps drafts under the id of their receipt."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts

    def head(self, receipt: OpenReceipt) -> None:
        order, head = receipt.order, receipt.draft.head
        title = f"{order.number or order.order_id} · {order.supplier}"
        self._drafts.put(DraftHead(head.receipt_id, KIND, order.order_id, title, write_head(head)))

    def step(self, receipt: OpenReceipt, step: Step) -> None:
        """Add a step to the draft."""
        if not receipt.draft.steps:
            self.head(receipt)
        number = receipt.draft.add(step)
        self._drafts.append(receipt.draft.head.receipt_id, number, write_step(step))

    def undo(self, receipt: OpenReceipt) -> list[Step]:
        """Take the steps of the last scan off the draft, the last first; none where there is none."""
        taken = receipt.draft.take_back_scan()
        for number, _ in taken:
            self._drafts.take_back(receipt.draft.head.receipt_id, number)
        return [step for _, step in taken]

    def whole(self, receipt: OpenReceipt) -> None:
        """A draft that was not scanned here is kept like one that was."""
        self.head(receipt)
        for number, step in enumerate(receipt.draft.steps, start=1):
            self._drafts.append(receipt.draft.head.receipt_id, number, write_step(step))
