"""What the workbench runs with. Every variable is listed in docs/workbench.md; a test compares."""

from __future__ import annotations

from pathlib import Path

from lantu_workbench.settings import env
from lantu_workbench.settings.navigation import NAVIGATION
from lantu_workbench.settings.secret import read_secret

PACKAGE = Path(__file__).parents[1]

# Where the database, the stored files and the secret live.
HOME = env.path("LANTU_HOME", Path("lantu-data"))
SECRET_KEY = env.text("LANTU_SECRET_KEY") or read_secret(HOME)
DEBUG = False
ALLOWED_HOSTS = env.words("LANTU_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
# Behind a proxy that speaks HTTPS: cookies only over HTTPS, and the proxy's word for it is taken.
HTTPS = env.flag("LANTU_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "lantu_workbench.base",
    "lantu_workbench.accounts",
    "lantu_workbench.jobs",
    "lantu_workbench.documents",
    "lantu_workbench.ledger",
    "lantu_workbench.plans",
    "lantu_workbench.review",
    "lantu_workbench.settlement",
    "lantu_workbench.wall",
]

LANTU_NAVIGATION = NAVIGATION

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lantu_workbench.base.middleware.security_headers",
    "lantu_workbench.base.middleware.refuse_nul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lantu_workbench.accounts.middleware.access",
]

ROOT_URLCONF = "lantu_workbench.urls"
WSGI_APPLICATION = "lantu_workbench.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "lantu_workbench.base.context.page"],
            "builtins": ["lantu_workbench.base.templatetags.lantu"],
        },
    }
]

DATABASES = {"default": env.database("LANTU_DATABASE", HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = env.text("LANTU_TIME_ZONE", "Asia/Shanghai")

USE_I18N = True
CSRF_FAILURE_VIEW = "lantu_workbench.base.views.csrf_failure"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "lantu_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}}]
SESSION_COOKIE_NAME = "lantu_session"
SESSION_COOKIE_AGE = 12 * 3600  # a working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "lantu_csrf"
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0

STATIC_URL = "/static/"
# Files are served out of the packages as they lie: nothing to collect, nothing to build.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A document may have 50 MB (lantu.ReadOptions); the form around it a little more. What is larger than this goes to disk at once.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Whether people who are not signed in may see what is marked as public.
LANTU_PUBLIC = env.flag("LANTU_PUBLIC", default=True)
# Wrong passwords for one name, or from one address, before sign-in has to wait.
LANTU_SIGN_IN_TRIES = env.number("LANTU_SIGN_IN_TRIES", 5, least=1)
# Seconds without a sign of life after which another worker takes a job over.
LANTU_JOB_LEASE = env.number("LANTU_JOB_LEASE", 20, least=2)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": env.text("LANTU_LOG_LEVEL", "WARNING")},
}
