"""Owns a receipt's draft on disk: every scan is there before it is on the screen; knows no widget and says nothing."""

from __future__ import annotations

from ui.drafts import DraftHead, DraftStore
from ui.screens.receiving.deliveries import KIND
from ui.screens.receiving.draft import Head, read_head, write_head
from ui.screens.receiving.receipt import OpenReceipt
from ui.sending import Sent
from ui.tally import Rest, Step, read_step, rest_of, write_step


class ReceiptKeeper:
    """Keeps drafts under the id of their receipt."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts

    def head(self, receipt: OpenReceipt) -> None:
        self._drafts.put(_on_disk(receipt, receipt.draft.head))

    def step(self, receipt: OpenReceipt, step: Step) -> None:
        """Add a step to the draft."""
        if not receipt.draft.steps:
            self.head(receipt)
        self._drafts.append(receipt.draft.head.receipt_id, len(receipt.draft.steps) + 1, write_step(step))
        receipt.draft.add(step)

    def undo(self, receipt: OpenReceipt) -> list[Step]:
        """Take the steps of the last scan off the draft, the last first; none where there is none."""
        self._drafts.require(receipt.draft.head.receipt_id)
        taken = receipt.draft.take_back_scan()
        for number, _ in taken:
            self._drafts.take_back(receipt.draft.head.receipt_id, number)
        return [step for _, step in taken]

    def whole(self, receipt: OpenReceipt) -> None:
        """A draft that was not scanned here is kept like one that was."""
        self.head(receipt)
        for number, step in enumerate(receipt.draft.steps, start=1):
            self._drafts.append(receipt.draft.head.receipt_id, number, write_step(step))

    def file_away(self, receipt: OpenReceipt, sent: Sent, rest_id: str) -> Rest:
        """What becomes of the draft of a receipt that counts: what came after the attempt that counts is a receipt of its own."""
        head, held = receipt.draft.head, sent.held
        rest = Rest(()) if held is None else rest_of(receipt.draft.steps, [read_step(body) for body in held.steps])
        begun: DraftHead | None = None
        if held is not None and rest.steps:
            ended = read_head(held.head).notice_ids
            notices = tuple(notice for notice in head.notice_ids if notice not in ended)
            begun = _on_disk(receipt, Head(rest_id, head.order_id, head.delivery_note, head.posting_date, notices))
        sent.file_away(self._drafts, head.receipt_id, head.order_id, begun, [write_step(step) for step in rest.steps])
        return rest


def _on_disk(receipt: OpenReceipt, head: Head) -> DraftHead:
    order = receipt.order
    title = f"{order.number or order.order_id} · {order.supplier}"
    return DraftHead(head.receipt_id, KIND, order.order_id, title, write_head(head))
