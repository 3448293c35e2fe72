"""Runs the tests of several projects, one after the other in one interpreter; says what came of each as JSON."""

import json
import os
import sys

import pytest

OWN = {"mcp_auth", "test_mcp_auth", "server", "conftest"}


class Count:
    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(f"{report.nodeid}: {report.longreprtext[-1500:]}")
        elif report.when == "call":
            self.passed += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.append(f"{report.nodeid}: {report.longreprtext[-1500:]}")


results = {}
for folder in sys.argv[1:]:
    os.chdir(folder)
    sys.path.insert(0, folder)
    for name in [one for one in sys.modules if one.split(".")[0] in OWN]:
        del sys.modules[name]
    count = Count()
    sys.stdout = sys.stderr
    pytest.main(["-q", "-p", "no:cacheprovider", folder], plugins=[count])
    sys.stdout = sys.__stdout__
    sys.path.remove(folder)
    results[folder] = {"passed": count.passed, "failed": count.failed}
print(json.dumps(results))
