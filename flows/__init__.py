"""The rim: Prefect flows, folders of seeds, settings, the command line and the terminal."""
