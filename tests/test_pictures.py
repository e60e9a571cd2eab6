"""The pictures of the README are there, small, described, and made by one script."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_picture_of_the_readme_is_described_small_and_made_by_the_script() -> None:
    readme = (ROOT / "README.md").read_text()
    shown = re.findall(r"!\[([^\]]+)\]\((docs/pictures/[\w-]+\.webp)\)", readme)
    shown += [
        (alt, path) for path, alt in re.findall(r'<img src="(docs/[^"]+)" alt="([^"]+)"', readme)
    ]
    assert len(shown) == 6
    script = (ROOT / "scripts" / "pictures.py").read_text()
    for alt, path in shown:
        content = (ROOT / path).read_bytes()
        assert len(alt) > 20
        assert content[:4] == b"RIFF"
        assert content[8:12] == b"WEBP"
        assert len(content) < 150_000
        assert f'Picture("{Path(path).stem}"' in script
    assert {path.name for path in (ROOT / "docs" / "pictures").iterdir()} == {
        Path(path).name for _, path in shown
    }
