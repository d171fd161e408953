"""Library of what Parley knows: encoder, language identification, articles, index, answers.

Imports nothing of the other packages. `knowledge.encoder` also runs on Python 3.10 with numpy,
onnxruntime and tokenizers only, `knowledge.lexicon` with PyYAML only; everything else needs the
`desk` environment.
"""
