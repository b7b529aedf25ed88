"""Owns the three sounds of a scan: how they are made and who plays them; never a process of its own, never a dialog."""

from __future__ import annotations

import array
import ctypes
import ctypes.util
import io
import math
import sys
import wave
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Protocol

from ui.feedback import Verdict

RATE_HZ = 22_050
_TONES: dict[Verdict, tuple[tuple[int, float], ...]] = {
    Verdict.OK: ((1318, 0.07),),
    Verdict.ATTENTION: ((740, 0.09), (0, 0.05), (740, 0.09)),
    Verdict.REJECTED: ((330, 0.14), (220, 0.22)),
}
"""(pitch in Hz, seconds); 0 Hz is a pause. High and short, two alike, low and falling: told apart in a noisy hall."""


class SoundPlayer(Protocol):
    def play(self, verdict: Verdict, volume_percent: int) -> None:
        """Return at once; INFO and volume 0 are silent. Never raises: sound always has a visual twin."""


@cache
def samples(verdict: Verdict, volume_percent: int) -> bytes:
    """16-bit mono at RATE_HZ."""
    loudness = 32_000 * (volume_percent / 100) ** 2
    out = array.array("h")
    for pitch, seconds in _TONES.get(verdict, ()):
        number = round(RATE_HZ * seconds)
        ramp = RATE_HZ // 200
        for n in range(number):
            swell = min(1.0, n / ramp, (number - n) / ramp)
            out.append(round(loudness * swell * math.sin(2 * math.pi * pitch * n / RATE_HZ)))
    return out.tobytes()


@cache
def wav(verdict: Verdict, volume_percent: int) -> bytes:
    """The same as a file in memory."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(samples(verdict, volume_percent))
    return file.getvalue()


class BeepPlayer:
    """The system's bell, for machines where nothing better is reachable."""

    def __init__(self, beep: Callable[[], None]) -> None:
        self._beep = beep

    def play(self, verdict: Verdict, volume_percent: int) -> None:
        if volume_percent > 0 and verdict in _TONES:
            self._beep()


class ThreadedPlayer:
    """Plays through a blocking device on one thread of its own; a sound that comes while another plays waits."""

    def __init__(self, device: Callable[[Verdict, int], None]) -> None:
        self._device = device
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dockledger-sound")

    def play(self, verdict: Verdict, volume_percent: int) -> None:
        if volume_percent > 0 and verdict in _TONES:
            self._thread.submit(self._device, verdict, volume_percent)

    def close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)


def system_player(beep: Callable[[], None]) -> SoundPlayer:
    """The best this machine has without a further package: winsound, PulseAudio (PipeWire answers too), the bell."""
    if sys.platform == "win32":
        return ThreadedPlayer(_play_winsound)
    if sys.platform.startswith("linux"):
        found = ctypes.util.find_library("pulse-simple")
        if found is not None:
            return ThreadedPlayer(PulseDevice(found, beep).play)
    return BeepPlayer(beep)


def _play_winsound(verdict: Verdict, volume_percent: int) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(wav(verdict, volume_percent), winsound.SND_MEMORY | winsound.SND_NODEFAULT)


class _SampleSpec(ctypes.Structure):
    _fields_ = [("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8)]


class PulseDevice:
    """libpulse-simple by ctypes; where no server answers, the bell."""

    _PLAYBACK = 1
    _S16LE = 3

    def __init__(self, library: str, beep: Callable[[], None]) -> None:
        self._pulse = ctypes.CDLL(library)
        self._pulse.pa_simple_new.restype = ctypes.c_void_p
        self._beep = beep

    def play(self, verdict: Verdict, volume_percent: int) -> None:
        spec = _SampleSpec(self._S16LE, RATE_HZ, 1)
        error = ctypes.c_int(0)
        stream = self._pulse.pa_simple_new(
            None, b"Dockledger", self._PLAYBACK, None, b"scan", ctypes.byref(spec), None, None, ctypes.byref(error)
        )
        if not stream:
            self._beep()
            return
        handle = ctypes.c_void_p(stream)
        sound = samples(verdict, volume_percent)
        self._pulse.pa_simple_write(handle, sound, ctypes.c_size_t(len(sound)), ctypes.byref(error))
        self._pulse.pa_simple_drain(handle, ctypes.byref(error))
        self._pulse.pa_simple_free(handle)
