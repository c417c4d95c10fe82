"""The desk: answers that are prepared together, due dates beside each proposal, and moves that take a wrong one back.

The constraints of events change in one go: one at a time, SQLite would build the table anew for each of them.
"""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from cms.proposals import triggers

PLANNING_OFFICERS = "Petugas perencanaan"
RIGHTS = {
    PLANNING_OFFICERS: (("proposalrecord", "add"), ("proposalrecord", "change"), ("proposalrecord", "view"), ("preparedanswer", "add")),
    "Editor": (("proposalrecord", "view"),),
}


def take_new_constraints(apps, editor):
    """SQLite drops a table's triggers with the old table, so all are made again; one of them has new words too."""
    events = apps.get_model("proposals.ProposalEventRecord")
    triggers.drop(editor)
    if editor.connection.vendor == "sqlite":
        editor._remake_table(events)
    else:
        for constraint in events._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                editor.remove_constraint(events, constraint)
                editor.add_constraint(events, constraint)
    triggers.create(editor)


def make_officers(apps, editor):
    """Planning officers keep the desk; editors look. Permissions of new models are made after all migrations, so these are made here."""
    content_types, groups = apps.get_model("contenttypes.ContentType"), apps.get_model("auth.Group")
    permissions = apps.get_model("auth.Permission")
    officers, _ = groups.objects.get_or_create(name=PLANNING_OFFICERS)
    officers.permissions.add(permissions.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for name, rights in RIGHTS.items():
        for model, action in rights:
            kind, _ = content_types.objects.get_or_create(app_label="proposals", model=model)
            title = apps.get_model("proposals", model)._meta.verbose_name
            permission, _ = permissions.objects.get_or_create(
                content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {title}"}
            )
            groups.objects.get(name=name).permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0002_events_are_final"),
        ("core", "0002_site_root_and_editors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PreparedAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("received", "Masuk"),
                            ("needs-info", "Menunggu keterangan"),
                            ("screened", "Lolos saringan kelurahan"),
                            ("prioritised", "Diprioritaskan kecamatan"),
                            ("assessed", "Dinilai kantor"),
                            ("accepted", "Disetujui"),
                            ("deferred", "Ditunda"),
                            ("rejected", "Ditolak"),
                            ("merged", "Digabung"),
                            ("forwarded", "Dilimpahkan"),
                            ("withdrawn", "Ditarik kembali"),
                            ("budgeted", "Dianggarkan"),
                            ("in-progress", "Sedang dikerjakan"),
                            ("completed", "Selesai"),
                            ("cancelled", "Dibatalkan"),
                            ("stopped", "Berhenti tanpa alasan"),
                        ],
                        max_length=20,
                        verbose_name="ke status",
                    ),
                ),
                ("on", models.DateField(verbose_name="tanggal keputusan")),
                ("said", models.JSONField(verbose_name="isi keputusan")),
                ("prepared_at", models.DateTimeField(auto_now=True, verbose_name="disiapkan pada")),
            ],
            options={
                "verbose_name": "keputusan yang disiapkan",
                "verbose_name_plural": "keputusan yang disiapkan",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="proposalrecord",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="jatuh tempo"),
        ),
        migrations.AddIndex(
            model_name="proposalrecord",
            index=models.Index(fields=["due_on"], name="proposal_due"),
        ),
        migrations.AddField(
            model_name="preparedanswer",
            name="prepared_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="disiapkan oleh"
            ),
        ),
        migrations.AddField(
            model_name="preparedanswer",
            name="proposal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="prepared", to="proposals.proposalrecord", verbose_name="usulan"
            ),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="move_in_table",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="needs_info_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="screened_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="prioritised_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="assessed_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="accepted_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="deferred_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="rejected_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="merged_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="forwarded_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="withdrawn_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="budgeted_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="in_progress_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="completed_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="cancelled_says_what_it_must",
                ),
                migrations.RemoveConstraint(
                    model_name="proposaleventrecord",
                    name="stopped_says_what_it_must",
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_state", ""), ("to_state__in", ["received"])),
                            models.Q(
                                ("from_state", "received"),
                                (
                                    "to_state__in",
                                    ["received", "needs-info", "screened", "prioritised", "assessed", "merged", "forwarded", "withdrawn", "stopped"],
                                ),
                            ),
                            models.Q(
                                ("from_state", "needs-info"),
                                ("to_state__in", ["received", "needs-info", "merged", "forwarded", "withdrawn", "stopped"]),
                            ),
                            models.Q(
                                ("from_state", "screened"),
                                ("to_state__in", ["screened", "prioritised", "assessed", "merged", "forwarded", "withdrawn", "stopped"]),
                            ),
                            models.Q(
                                ("from_state", "prioritised"),
                                ("to_state__in", ["prioritised", "assessed", "merged", "forwarded", "withdrawn", "stopped"]),
                            ),
                            models.Q(
                                ("from_state", "assessed"),
                                ("to_state__in", ["assessed", "accepted", "deferred", "rejected", "merged", "forwarded", "withdrawn", "stopped"]),
                            ),
                            models.Q(("from_state", "accepted"), ("to_state__in", ["accepted", "budgeted", "cancelled", "stopped"])),
                            models.Q(("from_state", "deferred"), ("to_state__in", ["assessed", "deferred"])),
                            models.Q(("from_state", "rejected"), ("to_state__in", ["assessed", "rejected"])),
                            models.Q(("from_state", "merged"), ("to_state__in", ["merged"])),
                            models.Q(("from_state", "forwarded"), ("to_state__in", ["forwarded"])),
                            models.Q(("from_state", "withdrawn"), ("to_state__in", ["withdrawn"])),
                            models.Q(("from_state", "budgeted"), ("to_state__in", ["budgeted", "in-progress", "cancelled", "stopped"])),
                            models.Q(("from_state", "in-progress"), ("to_state__in", ["in-progress", "completed", "cancelled", "stopped"])),
                            models.Q(("from_state", "completed"), ("to_state__in", ["completed"])),
                            models.Q(("from_state", "cancelled"), ("to_state__in", ["cancelled"])),
                            models.Q(("from_state", "stopped"), ("to_state__in", ["screened", "prioritised", "assessed"])),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                                models.Q(("from_state", models.F("to_state")), _negated=True),
                                models.Q(("from_state", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="move_in_table",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "needs-info"), _negated=True),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length(django.db.models.functions.text.Trim("note")), models.Value(1)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="needs_info_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "screened"), _negated=True),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length(django.db.models.functions.text.Trim("note")), models.Value(1)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="screened_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "prioritised"), _negated=True),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length(django.db.models.functions.text.Trim("note")), models.Value(1)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="prioritised_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "assessed"), _negated=True),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length(django.db.models.functions.text.Trim("note")), models.Value(1)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="assessed_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "accepted"), _negated=True),
                            models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason_code")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(1)
                                ),
                                ("fiscal_year__isnull", False),
                                ("fiscal_year__range", (2000, 2100)),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("to_office")), models.Value(1)
                                ),
                                models.Q(
                                    django.db.models.lookups.GreaterThanOrEqual(
                                        django.db.models.functions.text.Length(django.db.models.functions.text.Trim("planning_document")),
                                        models.Value(1),
                                    ),
                                    ("document_due__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="accepted_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "deferred"), _negated=True),
                            models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason_code")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                                models.Q(("review_on__isnull", False), ("fiscal_year__isnull", False), _connector="OR"),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="deferred_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "rejected"), _negated=True),
                            models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason_code")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("objection")), models.Value(1)
                                ),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="rejected_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "merged"), _negated=True),
                            models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason_code")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("other")), models.Value(1)
                                ),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="merged_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "forwarded"), _negated=True),
                            models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason_code")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("to_office")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("letter")), models.Value(1)
                                ),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="forwarded_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "withdrawn"), _negated=True),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(1)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawn_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "budgeted"), _negated=True),
                            models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("budget_dataset")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("budget_account")), models.Value(1)
                                ),
                                ("planned_amount__gt", 0),
                                ("planned_amount__isnull", False),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="budgeted_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "in-progress"), _negated=True),
                            models.Q(
                                ("starts_on__isnull", False),
                                ("planned_finish__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("executor")), models.Value(1)
                                ),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="in_progress_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "completed"), _negated=True),
                            models.Q(
                                ("finished_on__isnull", False),
                                ("realised_amount__gt", 0),
                                ("realised_amount__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("evidence")), models.Value(1)
                                ),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="completed_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "cancelled"), _negated=True),
                            models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason_code")), models.Value(1)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("instead")), models.Value(1)
                                ),
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="cancelled_says_what_it_must",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="proposaleventrecord",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("from_state", models.F("to_state")),
                            models.Q(("to_state", "stopped"), _negated=True),
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason_code")), models.Value(1)
                            ),
                            models.Q(
                                ("corrects__isnull", False),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reason")), models.Value(40)
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="stopped_says_what_it_must",
                    ),
                ),
            ],
        ),
        migrations.RunPython(take_new_constraints, migrations.RunPython.noop),
        migrations.RunPython(make_officers, migrations.RunPython.noop),
    ]
