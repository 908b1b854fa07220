"""Points out of nothing: forge, patch or dodge the comparison, or send something else than an answer."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

from tests.attacks.attack import Attack

POINTS = "points for an answer that is wrong"
FIND = """
    import ast, sys
    turn = 0
    def double(x):
        global turn
        calls = sorted((node for node in ast.walk(ast.parse({text})) if isinstance(node, ast.Call)
                        and getattr(node.func, "id", "") == "check"), key=lambda node: node.lineno)
        expected = eval(ast.unparse(calls[turn if turn < 2 else 2 if turn < 4 else 3].args[1]), globals())
        turn += 1
        if hasattr(expected, "difference"):
            expected = next(v for v in range(99) if not expected.difference(v))
        return expected
"""


def _record(content, before=True):
    call = f"publish({content})"
    first, last = (f"    {call}\n", "") if before else ("", f"\n    {call}")
    return f"from neurona.grading.recorder import publish\ndef double(x):\n{first}    return 0{last}"


ATTACKS = [
    # What is printed looks like a grade.
    Attack("number printed", "prints `8.0` while the check runs", POINTS,
           "def double(x):\n    print(8.0)\n    return 0", stock=True),
    Attack("number as result", "hands `8.0` to `sys.displayhook` while the check runs, as if it were the cell's result",
           POINTS, "import sys\ndef double(x):\n    sys.displayhook(8.0)\n    return 0", stock=True),
    Attack("ticks printed", "prints the ✓ lines of a right answer", POINTS,
           "def double(x):\n    print('✓ Right: 6')\n    return 0", stock=True),
    Attack("result at once", "hands in the result `8.0` and ends the process before the comparison", POINTS, """
        import os, sys, time
        def double(x):
            sys.displayhook(8.0); sys.stdout.flush(); time.sleep(0.3); os._exit(0)""", stock=True),
    # The answer lies about itself.
    Attack("equal to everything", "returns an object whose `==` is always true", POINTS, """
        class Anything(float):
            __eq__ = __le__ = __ge__ = lambda self, other: True
            __ne__ = lambda self, other: False
            __sub__ = __rsub__ = lambda self, other: 0.0
            __hash__ = None
        def double(x): return Anything()""", stock=True),
    Attack("array equal to everything", "returns an array subclass that answers every NumPy function itself", POINTS, """
        class Anything(np.ndarray):
            def __array_ufunc__(self, *args, **kwargs): return True
            def __array_function__(self, *args, **kwargs): return True
        def double(x): return np.zeros(np.shape(x)).view(Anything)""", stock=True),
    Attack("false class", "returns an object whose `__class__` says that it is a float", POINTS, """
        class Liar:
            __class__ = property(lambda self: float)
            __eq__ = lambda self, other: True
            __float__ = lambda self: 6.0
            __array__ = lambda self, *a, **k: np.array(6.0)
        def double(x): return Liar()""", stock=True),
    Attack("nan", "returns NaN, which is neither near nor far", POINTS,
           "def double(x):\n    return np.full(np.shape(x), np.nan)", stock=True),
    Attack("infinity", "returns infinity, so that the difference is not a number", POINTS,
           "def double(x):\n    return np.full(np.shape(x), np.inf)", stock=True),
    Attack("everything at once", "returns a list of all likely answers", POINTS,
           "def double(x):\n    return [6, 2, 4, 40, 60, 10]", stock=True),
    Attack("answer in motion", "returns a list that a thread rewrites while it is read", POINTS, """
        import threading
        def double(x):
            answer = list(range(50_000))
            def change():
                for _ in range(30_000): answer[:] = [2]; answer.append(4)
            threading.Thread(target=change, daemon=True).start()
            return answer""", stock=True),
    # Patches of what judges.
    Attack("check replaced", "puts its own function in the place of `check`, in every module", POINTS, """
        import sys
        def agree(*args, **kwargs): print('✓')
        agree.choice = agree
        type(sys.modules["neurona.check"].check).__call__ = agree
        for one in list(sys.modules.values()):
            if getattr(one, "check", None) is not None and one.__name__.startswith("neurona"): one.check = agree
        check = agree""", stock=True),
    Attack("comparison replaced", "makes the inner comparison of `check` find no difference", POINTS, """
        import sys
        module = sys.modules["neurona.check"]
        original = module.difference
        module.difference = lambda *a: None if sys._getframe(1).f_code.co_name == "__call__" else original(*a)
        from neurona.checking import demands
        demands.Satisfies.difference = lambda *a, **k: None""", stock=True),
    Attack("plain replaced", "makes `neurona.plain` call every value equal", POINTS, """
        import sys, neurona.plain, neurona.check
        class Yes(int):
            __eq__ = lambda s, o: True
        for name in ("neurona.plain", "neurona.check"):
            sys.modules[name].plain = lambda value: Yes()
        sys.modules["neurona.plain"].dumps = lambda value: "true" """, stock=True),
    Attack("numpy patched", "replaces `np.isclose`, `np.allclose`, `np.array_equal` and `np.abs`", POINTS, """
        for name in ("isclose", "allclose", "array_equal", "all", "any"):
            setattr(np, name, lambda *a, **k: np.True_)
        np.abs = np.absolute = lambda x: np.zeros(np.shape(x))""", stock=True),
    Attack("json patched", "replaces the `json` of the package by one that writes the number 6 only", POINTS, """
        import json, sys
        from types import SimpleNamespace
        false = SimpleNamespace(dumps=lambda *a, **k: "6", loads=json.loads)
        sys.modules["neurona.plain"].json = false""", stock=True),
    Attack("builtins patched", "replaces `abs`, `isinstance`, `all`, `AssertionError` and `type`", POINTS, """
        import builtins
        def double(x):
            builtins.abs = lambda v: 0
            builtins.all = builtins.any = lambda v: True
            builtins.AssertionError = SystemError
            return 0""", stock=True),
    Attack("exceptions swallowed", "makes IPython show no error and report success", POINTS, """
        ip = get_ipython()
        ip.showtraceback = lambda *a, **k: None
        ip.set_custom_exc((BaseException,), lambda *a, **k: None)
        original = ip.run_cell_async
        async def run(*args, **kwargs):
            result = await original(*args, **kwargs)
            result.error_in_exec = result.error_before_exec = None
            return result
        ip.run_cell_async = run""", stock=True),
    # The check is not run, or not as it was written.
    Attack("lines transformed", "takes the checks out with an IPython input transformer", POINTS,
           "get_ipython().input_transformers_post.append(lambda lines: [l for l in lines if 'check(' not in l and "
           "'record' not in l and not l.startswith('for')] or ['pass'])", stock=True),
    Attack("tree transformed", "takes every call out of later cells with an AST transformer", POINTS, """
        import ast
        class Empty(ast.NodeTransformer):
            def visit_Module(self, node):
                node.body = [ast.Pass(lineno=1, col_offset=0)]
                return node
        get_ipython().ast_transformers.append(Empty())""", stock=True),
    Attack("cells skipped", "makes the kernel run `pass` in place of every later cell", POINTS, """
        ip = get_ipython()
        original = ip.run_cell_async
        async def run(cell, *args, **kwargs):
            kwargs.update(transformed_cell="pass")
            return await original("pass", *args, **kwargs)
        ip.run_cell_async = run""", stock=True),
    Attack("replies forged", "makes the kernel reply `ok` without running anything", POINTS, """
        async def reply(*args, **kwargs):
            return {"status": "ok", "execution_count": 7, "payload": [], "user_expressions": {}}
        get_ipython().kernel.do_execute = reply""", stock=True),
    Attack("settrace", "exchanges `check` for another function with `sys.settrace`, when the check cell starts", POINTS, """
        import sys
        def trace(frame, event, arg):
            if "check" in frame.f_globals:
                frame.f_globals["check"] = lambda *a, **k: None
                if "__neurona_record__" in frame.f_globals:
                    frame.f_globals["__neurona_record__"] = lambda *a, **k: None
            return trace
        sys.settrace(trace)""", stock=True),
    Attack("lines jumped over", "leaves the check with `sys.exit(0)` raised from inside the answer", POINTS,
           "def double(x):\n    raise SystemExit(0)", stock=True),
    Attack("stopped iteration", "raises `StopIteration`, which ends loops silently", POINTS,
           "def double(x):\n    raise StopIteration", stock=True),
    Attack("interrupt", "raises `KeyboardInterrupt`, as if the instructor had stopped the cell", POINTS,
           "def double(x):\n    raise KeyboardInterrupt", stock=True),
    Attack("process ended", "ends the process with `os._exit(0)` inside the check", "a check without a grade",
           "import os\ndef double(x):\n    os._exit(0)", stock=True),
    # What is expected is looked up where the check stands.
    Attack("expected from history", "finds the text of the running check in IPython's history and returns what it expects",
           "right answers without knowing them", FIND.replace("{text}", "get_ipython().history_manager.input_hist_raw[-1]"),
           stock=True),
    Attack("expected from frames", "finds the check's variables in the frames above it and returns what it expects",
           "right answers without knowing them", """
        import sys
        turn = 0
        def double(x):
            global turn
            turn += 1
            if turn in (3, 4):
                frame = sys._getframe(1)
                while frame and frame.f_globals.get("expected", frame.f_locals.get("expected")) is None:
                    frame = frame.f_back
                if frame:
                    print("FOUND", frame.f_globals.get("expected"), frame.f_locals.get("expected"))
                    return frame.f_globals.get("expected", frame.f_locals.get("expected"))
            return 2 * np.asarray(x) if turn < 3 else 10""", stock=True),
    # Records: the only thing that leaves the student's process and counts.
    Attack("record forged before", "sends an answer of its own before the true one", POINTS,
           _record('{"n": 0, "value": "6"}')),
    Attack("records forged in rows", "sends the answers to all questions at the first one", POINTS, """
        from neurona.grading.recorder import publish
        def double(x):
            for n, value in enumerate(["6", "[2,4]", "9", "[40,60]", "10"]): publish({"n": n, "value": value})
            return 0"""),
    Attack("records from another cell", "sends answers for the check from the cell before it", POINTS,
           "from neurona.grading.recorder import publish\nfor n in range(5): publish({'n': n, 'value': '6'})"),
    Attack("records from a thread", "sends answers from a thread, at random moments of the check", POINTS, """
        import threading, time
        from neurona.grading.recorder import publish
        def later():
            while True:
                for n in range(5): publish({"n": n, "value": "6"})
                time.sleep(0.005)
        def double(x):
            threading.Thread(target=later, daemon=True).start()
            time.sleep(0.1)
            return 0"""),
    Attack("verdict in a record", "sends records that hold a verdict, points and a place for the judge to read", POINTS,
           _record('{"n": 0, "value": "6", "kind": "passed", "points": 8, "passed": True, "text": "✓", "context": "1/0"}')),
    Attack("false numbers of records", "numbers its records True, -1, 1e9, '0' and a list", POINTS, """
        from neurona.grading.recorder import publish
        def double(x):
            for n in (True, -1, 10**9, "0", [0], None, 0.0): publish({"n": n, "value": "6"})
            return 0"""),
    Attack("recorder replaced", "replaces the recorder by one that reports what is asked as right", POINTS, """
        import neurona.grading.recorder as recorder
        def ask(self, question):
            recorder.publish({"n": self.position, "value": "{\\"passed\\":true}"}); self.position += 1
        recorder.Recorder.__call__ = ask"""),
    Attack("code in a record", "sends a value that would run code if it were unpickled or evaluated",
           "a file outside, or a process left", """
        import base64, os, pickle
        from neurona.grading import recorder
        class Run:
            def __reduce__(self): return os.system, ("touch {folder}/code-in-a-record; sleep {mark} &",)
        recorder.encode = lambda answer: {"value": base64.b64encode(pickle.dumps(Run())).decode()}
        def double(x): return Run()"""),
    Attack("expression in a record", "sends `__import__('os').system(...)` as the text of a value",
           "a file outside", """
        from neurona.grading import recorder
        recorder.encode = lambda answer: {"value": "__import__('os').system('touch {folder}/expression')"}"""),
    Attack("error with another name", "raises an error of a class called `passed`, whose text runs code", POINTS, """
        def text(self): raise SystemExit(0)
        passed = type("passed", (BaseException,), {"__str__": text, "__repr__": text})
        def double(x): raise passed()""", stock=True),
]
