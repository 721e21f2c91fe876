"""The tables of accounts."""

from lantu_workbench.accounts.models.sign_in import SignInFailure
from lantu_workbench.accounts.models.token import ApiToken
from lantu_workbench.accounts.models.unit import Unit
from lantu_workbench.accounts.models.user import Membership, User

__all__ = ["ApiToken", "Membership", "SignInFailure", "Unit", "User"]
