"""One lab in a notebook: its sliders moved by keyboard and mouse, its picture and its sentence read."""

import time
from functools import partial

# What picture and sentence are now. The picture's address is a blob that is taken back when the next one comes,
# so a picture may be gone before it is read.
STATE = """async cell => {
    const image = cell.querySelector('img.widget-image'), status = cell.querySelector('[role=status]');
    for (;;) {
        try {
            const bytes = await (await fetch(image.src)).arrayBuffer();
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
            return [Array.from(digest).join(), status.innerText];
        } catch (gone) {
            await new Promise(requestAnimationFrame);
        }
    }
}"""
SOON, REST = 30, 1  # seconds in which the first change must come, and then the other


class Lab:
    """The widgets of one lab inside its cell: sliders, picture, status line."""

    def __init__(self, notebook, call):
        self.page, self.call, self.cell = notebook.page, call, notebook.cell(call)
        self.image = self.cell.locator("img.widget-image").first
        self.image.wait_for(state="visible")
        self.handles = self.cell.locator(".widget-slider .noUi-handle")

    def picture(self):
        """What the picture shows now, as a fingerprint of its bytes."""
        return self.cell.evaluate(STATE)[0]

    def status(self):
        return self.cell.locator("[role=status]").inner_text()

    def handle(self, number):
        return self.handles.nth(number)

    def press(self, number, *keys):
        """Move a slider by keyboard."""
        self.handle(number).focus()
        for key in keys:
            self.page.keyboard.press(key)

    def press_away(self, number):
        """Move a slider by keyboard to its other end."""
        self.press(number, "Home" if self.share(number) > 0.5 else "End")

    def drag(self, number, pixels):
        """Move a slider by mouse."""
        self.handle(number).scroll_into_view_if_needed()
        box = self.handle(number).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + pixels, y, steps=6)
        self.page.mouse.up()

    def drag_away(self, number):
        """Move a slider by mouse a third of its track towards its other end."""
        track = self.cell.locator(".widget-slider .noUi-base").nth(number).bounding_box()["width"]
        self.drag(number, track / (-3 if self.share(number) > 0.5 else 3))

    def rest(self):
        """Wait until the picture no longer changes."""
        seen = None
        while seen != (seen := self.cell.evaluate(STATE)):
            self.page.wait_for_timeout(1000 * REST)

    def answers(self, move):
        """Whether some slider, moved to and fro by move(number), changes both the picture and the sentence."""
        # Twice, because the sentence may say the same of two positions.
        return any(all(self.changes(partial(move, number))) for number in range(self.handles.count()) for _ in range(2))

    def share(self, number):
        """Where a slider stands between its ends, from 0 to 1."""
        handle = self.handle(number)
        now, low, high = (float(handle.get_attribute(f"aria-value{name}")) for name in ("now", "min", "max"))
        return (now - low) / (high - low)

    def changes(self, act):
        """Do act(); give whether the picture changes and whether the sentence does."""
        before, seen = self.cell.evaluate(STATE), [False, False]
        act()
        until = time.monotonic() + SOON
        while not all(seen) and time.monotonic() < until:
            self.page.wait_for_timeout(30)
            first = not any(seen)
            now = self.cell.evaluate(STATE)
            seen = [old != new for old, new in zip(before, now, strict=True)]
            if first and any(seen):
                until = min(until, time.monotonic() + REST)  # the other one comes at once, or does not come
        return tuple(seen)
