"""An array that is made once and written again at every step costs nothing the second time."""

import numpy as np


class Buffered:
    """An object with named arrays that it keeps for the next step."""

    def __init__(self):
        self._rooms = {}

    def room(self, name, shape, dtype, fresh=False):
        """An uninitialised array: the same one for the same name as long as shape and dtype stay.

        Args:
            name: what the array is for.
            shape, dtype: of the array.
            fresh: True gives a new array that nobody will write again.
        """
        if fresh:
            return np.empty(shape, dtype)
        array = self._rooms.get(name)
        if array is None or array.shape != shape or array.dtype != dtype:
            array = self._rooms[name] = np.empty(shape, dtype)
        return array
