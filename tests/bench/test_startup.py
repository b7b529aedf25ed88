"""Start to a painted window, beside an empty window of the toolkit in the same run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.bench
ROUNDS = 5
EMPTY = """
import time; began = time.process_time()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time() - began); QTimer.singleShot(0, app.quit)
app = QApplication([]); window = Window(); window.resize(1280, 820); window.show(); app.exec()
"""
OURS = """
import time; began = time.process_time()
from ui import main
from PySide6.QtWidgets import QApplication
app = QApplication([])
program = main.Program(app, lambda: None)
program.start.painted.disconnect()
program.start.painted.connect(lambda: (print(time.process_time() - began), app.quit()))
program.start.show(); app.exec(); program.tasks.close()
"""


def seconds(script: str) -> float:
    """Processor time of the best of some starts, each in a process of its own: others use the machine too."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    runs = []
    for _ in range(ROUNDS):
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
        runs.append(float(done.stdout.split()[0]))
    return min(runs)


def test_a_painted_window_within_twice_an_empty_one() -> None:
    empty, ours = seconds(EMPTY), seconds(OURS)
    print(f"empty window {empty * 1000:.0f} ms, ours {ours * 1000:.0f} ms, {ours / empty:.2f} times")
    assert ours <= 2 * empty
