"""Services and licences: what to bring, to pay, to wait for; shared laws, offices and documents; published versions that never change."""
