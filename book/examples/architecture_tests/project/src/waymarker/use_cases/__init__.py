"""What people come for, a module each."""
