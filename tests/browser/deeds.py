"""What stories in the browser are made of: becoming somebody, turning the clock, sending a modal."""

from playwright.async_api import Locator, Page, expect


async def become(tab: Page, name: str) -> None:
    """Choose whose eyes to see with."""
    await tab.locator("#act-as").select_option(name)
    await expect(tab.locator(f"body[data-person={name.split(maxsplit=1)[0].lower()}]")).to_be_visible()


def modal(tab: Page) -> Locator:
    return tab.locator("#modal")


async def submit(tab: Page) -> None:
    await modal(tab).locator("button[type=submit]").click()


async def leave_modal(tab: Page) -> None:
    await tab.keyboard.press("Escape")
    await expect(modal(tab)).to_have_count(0)


async def turn_until(tab: Page, wanted: Locator, most: int = 12) -> None:
    """Turn the clock from event to event until something is to be seen."""
    for _ in range(most):
        if await wanted.count():
            return
        before = await tab.locator("#now").get_attribute("datetime")
        await tab.locator("[data-key=to-next]").click()
        await expect(tab.locator("#now")).not_to_have_attribute("datetime", before or "")
        await expect(tab.locator("[data-key=to-next]")).to_be_enabled()
    await expect(wanted).not_to_have_count(0)
