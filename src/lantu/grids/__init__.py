"""Tables inside a document: of indicators, whose columns are years, targets and bodies, and of tasks, with who owns them and by when."""

from lantu.grids.find import find_grid_rows
from lantu.grids.tasks import TaskCell, find_task_cells
from lantu.grids.types import GridCell, GridRow

__all__ = ["GridCell", "GridRow", "TaskCell", "find_grid_rows", "find_task_cells"]
