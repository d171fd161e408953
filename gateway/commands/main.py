"""``parley``: the command line, one verb a thing an operator does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from gateway.commands import serving

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
agent = typer.Typer(no_args_is_help=True, help="People who answer in the console.")
knowledge = typer.Typer(no_args_is_help=True, help="The articles answers come from.")
bench = typer.Typer(no_args_is_help=True, help="Benchmarks; each prints a table and writes JSON.")
app.add_typer(agent, name="agent")
app.add_typer(knowledge, name="knowledge")
app.add_typer(bench, name="bench")

Base = Annotated[str | None, typer.Option("--base", help="Article base; default from settings.")]


@app.command()
def up(
    demo: Annotated[
        bool, typer.Option("--demo", help="Seed the demo shop, show its page and the simulator.")
    ] = False,
) -> None:
    """Start bot, actions and gateway, wait until they are ready, stop them on Ctrl-C."""
    raise typer.Exit(serving.up(demo=demo))


@app.command()
def chat(
    language: Annotated[str | None, typer.Option(help="Language of the conversation.")] = None,
    url: Annotated[str, typer.Option(help="Base URL of the gateway.")] = "http://127.0.0.1:8000",
) -> None:
    """Talk to the running assistant in the terminal."""
    from gateway.commands.chat import talk

    raise typer.Exit(talk(url, language))


@app.command("import")
def import_(directory: Annotated[Path, typer.Argument(help="Folder of JSON Lines files.")]) -> None:
    """Take a shop's customers, products, orders, shipments and returns in (docs/import.md)."""
    from gateway.commands.records import import_shop

    raise typer.Exit(import_shop(directory))


@app.command()
def demo(out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("var/demo")) -> None:
    """Write the demo shop as JSON Lines."""
    from gateway.commands.records import write_demo

    write_demo(out)


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date."""
    from gateway.commands.records import migrate as run

    run()


@app.command()
def understand() -> None:
    """Understand JSON Lines {"text", "previous_language"?, "locale"?} from standard input."""
    from gateway.commands.understand import understand_lines

    raise typer.Exit(understand_lines(sys.stdin, sys.stdout))


@agent.command("add")
def agent_add(
    email: str,
    name: str,
    language: Annotated[str, typer.Option(help="Language of the console.")] = "en",
    password: Annotated[
        str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True)
    ] = "",
) -> None:
    """Let a person sign in to the console."""
    from gateway.commands.records import add_agent

    raise typer.Exit(add_agent(email, name, language, password))


@knowledge.command("ingest")
def knowledge_ingest(path: Path, base: Base = None) -> None:
    """Take articles in: a folder <lang>/<slug>.md, or JSON Lines {"id","lang","title","text"}."""
    from knowledge.commands import ingest
    from knowledge.errors import KnowledgeError

    try:
        ingest(path, base)
    except KnowledgeError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@knowledge.command("search")
def knowledge_search(
    base: Base = None,
    lang: Annotated[str | None, typer.Option(help="Language of the questions.")] = None,
    top: Annotated[int, typer.Option(help="How many hits.")] = 5,
) -> None:
    """Answer one question a line from standard input with one JSON object a line."""
    from knowledge.commands import search_lines
    from knowledge.errors import KnowledgeError

    try:
        search_lines(sys.stdin, sys.stdout, base, lang, top)
    except (KnowledgeError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@bench.command("turns")
def bench_turns(
    seconds: Annotated[float, typer.Option(help="Length of each measurement.")] = 15.0,
    stock: Annotated[bool, typer.Option(help="Measure a stock Rasa pipeline beside it.")] = True,
) -> None:
    """A turn through the gateway: p50, p95, turns a second; beside a stock Rasa pipeline."""
    # The benchmark drives whole processes and belongs to nobody's imports.
    import subprocess

    command = [sys.executable, "-m", "bench.turns", "--seconds", str(seconds)]
    raise typer.Exit(subprocess.call([*command, *([] if stock else ["--no-stock"])]))


@bench.command(
    "understanding",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    add_help_option=False,  # --help and all other options are read by the benchmark
)
def bench_understanding(context: typer.Context) -> None:
    """The served model on the development messages; --help lists the options."""
    import subprocess

    command = [sys.executable, "-m", "bench.understanding", *context.args]
    raise typer.Exit(subprocess.call(command))


@bench.command("languages")
def bench_languages() -> None:
    """Language identification: ours beside langdetect, py3langid and what else is installed."""
    import subprocess

    raise typer.Exit(subprocess.call([sys.executable, "-m", "bench.languages"]))


def main() -> None:
    app()


if __name__ == "__main__":
    main()
