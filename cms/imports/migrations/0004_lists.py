"""Lists of proposals and outcomes on their way in, and who may do what with them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.imports.models

RIGHTS = {"Petugas perencanaan": ("add", "change", "view"), "Editor": ("view",)}


def give_rights(apps, schema_editor):
    """Planning officers send, accept, refuse and undo lists; editors look."""
    kind, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="imports", model="listbatch")
    permissions = apps.get_model("auth.Permission").objects
    for name, actions in RIGHTS.items():
        for action in actions:
            codename = f"{action}_listbatch"
            permission, _ = permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": f"Can {action} berkas usulan"})
            apps.get_model("auth.Group").objects.get(name=name).permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0003_rights"),
        ("proposals", "0003_desk"),
        ("core", "0002_site_root_and_editors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("proposals", "Daftar usulan"), ("outcomes", "Daftar keputusan")], max_length=20, verbose_name="jenis"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checked", "Menunggu persetujuan"),
                            ("faulty", "Perlu diperbaiki"),
                            ("accepted", "Disetujui"),
                            ("refused", "Ditolak"),
                            ("undone", "Dibatalkan"),
                        ],
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("file", models.FileField(blank=True, upload_to=cms.imports.models.place_of, verbose_name="berkas")),
                ("file_name", models.CharField(max_length=255, verbose_name="nama berkas")),
                ("file_sha256", models.CharField(db_index=True, max_length=64, verbose_name="sha256 berkas")),
                ("file_bytes", models.PositiveBigIntegerField(verbose_name="ukuran berkas")),
                ("is_sample", models.BooleanField(default=False, verbose_name="contoh")),
                ("details", models.JSONField(default=dict, verbose_name="keterangan")),
                ("report", models.JSONField(default=dict, verbose_name="laporan pemeriksaan")),
                ("effect", models.JSONField(default=dict, verbose_name="yang ditambahkan")),
                ("sent_at", models.DateTimeField(verbose_name="dikirim pada")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="diputuskan pada")),
                ("reason", models.TextField(blank=True, verbose_name="alasan")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diputuskan oleh",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dikirim oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "berkas usulan",
                "verbose_name_plural": "berkas usulan",
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
