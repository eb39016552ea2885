"""What `flet run` and `flet build` look for; the app is put together in app/main.py."""

import flet as ft

from app.main import main

if __name__ == "__main__":
    ft.run(main, assets_dir="assets")
