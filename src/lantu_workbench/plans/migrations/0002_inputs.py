import django.db.models
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        migrations.AddField("plan", "inputs", django.db.models.CharField(max_length=64, blank=True, default=""), preserve_default=False)
    ]
