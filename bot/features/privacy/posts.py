"""Nothing is posted about data; what is over is deleted."""

from bot.delivery.post import AfterChanges, MaintenanceTask
from bot.features.privacy import service


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: who is long gone is erased, what is long over is deleted."""
    return [AfterChanges(service.erase_leavers), AfterChanges(service.delete_what_is_over)]
