FROM python:3.13-slim AS build
RUN python -m venv /app
WORKDIR /build
COPY requirements.lock ./
RUN /app/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY models models
COPY migrations migrations
RUN /app/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home zirkel && install --directory --owner zirkel --group zirkel /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 ZIRKEL_HTTP_HOST=0.0.0.0 ZIRKEL_WATCH_ADDRESS=127.0.0.1:9090
USER zirkel
# A config.toml here is read; an SQLite database and its key are made here.
WORKDIR /data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:9090/healthz', timeout=4)"]
CMD ["zirkel", "run"]
