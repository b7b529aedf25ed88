"""Owns what a person can do as data, and the menus, palette and sheets made from it; knows no screen."""

from ui.actions.table import RESERVED, Action, ActionTable

__all__ = ["RESERVED", "Action", "ActionTable"]
