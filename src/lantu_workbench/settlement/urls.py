"""Addresses of the settlement."""

from django.urls import path

from lantu_workbench.base.addresses import page
from lantu_workbench.settlement import views

urlpatterns = [
    *page("settlement", views.overview, "settlement"),
    path("settlement/settle", views.settle, name="settle"),
    *page("settlement/open", views.OpenPage.as_view(), "open-promises"),
    *page("settlement/disputes", views.DisputesPage.as_view(), "disputes"),
    path("settlement/disputes/<int:key>/decide", views.decide, name="dispute-decide"),
    path("settlement/disputes/<int:key>/withdraw", views.withdraw, name="dispute-withdraw"),
    *page("settlement/tables", views.TablesPage.as_view(), "data-tables"),
    path("settlement/tables/add", views.add, name="data-table-add"),
    *page("settlement/tables/<slug:key>", views.table, "data-table"),
    path("settlement/tables/<slug:key>/mapping", views.mapping, name="data-table-map"),
    path("settlement/tables/<slug:key>/withdraw", views.withdraw_data, name="data-table-withdraw"),
    path("settlement/tables/<slug:key>/original", views.original, name="data-table-original"),
    *page("settlement/held", views.HeldPage.as_view(), "held-values"),
    *page("settlement/held/<slug:key>", views.held, "held-value"),
    path("settlement/held/<slug:key>/release", views.release, name="held-release"),
    path("settlement/held/<slug:key>/discard", views.discard, name="held-discard"),
    path("settlement/held/<slug:key>/undo", views.undo, name="held-undo"),
    path("settlement/report", views.report, name="settlement-report"),
    path("settlement/report.<slug:ending>", views.report_as, name="settlement-report-file"),
    *page("promises/<slug:key>/verdict", views.proof, "promise-verdict"),
    path("promises/<slug:key>/verdict/sign", views.sign, name="verdict-sign"),
    path("promises/<slug:key>/verdict/withdraw-signature", views.unsign, name="verdict-unsign"),
    path("promises/<slug:key>/verdict/dispute", views.dispute, name="verdict-dispute"),
]
