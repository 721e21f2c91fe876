"""Tables inside a document whose rows are indicators and whose columns are years, targets and bodies."""

from lantu.grids.find import find_grid_rows
from lantu.grids.types import GridCell, GridRow

__all__ = ["GridCell", "GridRow", "find_grid_rows"]
