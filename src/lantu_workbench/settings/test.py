"""What the tests use: a database of their own, a quick password hash, files in a folder that goes away."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("LANTU_HOME", tempfile.mkdtemp(prefix="lantu-test-"))
os.environ.setdefault("LANTU_SECRET_KEY", "for tests only, and nowhere else in use")

from lantu_workbench.settings.base import *  # noqa: F403 - the settings under test, after the environment they read

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WHITENOISE_AUTOREFRESH = True
