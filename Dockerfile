# Two stages: build the wheel and its environment, then run it as a user without rights.
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/whence
COPY requirements.lock ./
RUN /opt/whence/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY . .
RUN /opt/whence/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 whence && mkdir /data && chown whence /data
COPY --from=build /opt/whence /opt/whence
ENV PATH=/opt/whence/bin:$PATH WHENCE_DATA=/data PYTHONUNBUFFERED=1
USER whence
VOLUME /data
EXPOSE 8000
CMD ["whence", "serve", "--host", "0.0.0.0"]
