"""社区工作台 (Community Desk): an offline desk for an urban community office."""

__version__ = "0.1.0"
