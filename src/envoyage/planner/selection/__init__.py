"""From many nominations to a cohort: evened scores, quotas, alternates for every place, receipts for everybody else."""
