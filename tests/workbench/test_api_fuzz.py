"""The API called with whatever its description allows: no answer may be a server error, and each is as described."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest

from lantu_workbench.base.log import verify_chain

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
_EXAMPLES = 12


@pytest.mark.skipif(find_spec("schemathesis") is None, reason="schemathesis is not installed")
def test_no_call_breaks_the_server(plan: Any, people: dict[str, Any], access: Callable[[str], Any]) -> None:
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

    from lantu_workbench.accounts.actions.make_token import make_token
    from lantu_workbench.wsgi import application

    _, words = make_token("probe", scope="write", days=1, by=access("administrator"))
    headers = {"Authorization": f"Bearer {words}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, headers=headers)
    checks = [not_a_server_error, content_type_conformance, response_schema_conformance]
    tried = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        # Tokens and one's own password: taking these away ends the probe itself.
        if operation.method.upper() == "DELETE" or "password" in operation.path:
            continue

        @given(case=operation.as_strategy())
        @settings(max_examples=_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate], database=None)
        def check(case: Any) -> None:
            response = case.call(headers=headers)
            case.validate_response(response, checks=checks)

        check()
        tried += 1
    assert tried > 25
    assert verify_chain()[1] is None
