"""Loads a fastMRI file as the data set's loaders do, and checks its image against its k-space.

usage: fastmri_loader.py FILE single|multi RAW
RAW receives the k-space samples as little-endian complex64.
"""
import sys
import xml.etree.ElementTree as xml

import h5py
import numpy as np

NAMESPACE = {"m": "http://www.ismrm.org/ISMRMRD"}


def number(root, path):
    return int(root.find("/".join("m:" + name for name in path.split("/")), NAMESPACE).text)


def sizes(root, space):
    return tuple(number(root, f"encoding/{space}/matrixSize/{axis}") for axis in "xyz")


def centred_inverse(kspace):
    axes = (-2, -1)
    return np.fft.fftshift(np.fft.ifft2(np.fft.ifftshift(kspace, axes=axes), norm="ortho", axes=axes), axes=axes)


def centre_crop(image, shape):
    top, left = (image.shape[-2] - shape[0]) // 2, (image.shape[-1] - shape[1]) // 2
    return image[..., top:top + shape[0], left:left + shape[1]]


def main(path, coils, raw):
    with h5py.File(path, "r") as file:
        kspace = file["kspace"][()]
        target = file["reconstruction_esc" if coils == "single" else "reconstruction_rss"][()]
        root = xml.fromstring(file["ismrmrd_header"][()])
        attributes = dict(file.attrs)
        assert file["kspace"].chunks is None

    assert kspace.dtype == np.dtype("<c8"), kspace.dtype
    assert target.dtype == np.dtype("<f4"), target.dtype
    assert kspace.ndim == (3 if coils == "single" else 4), kspace.shape
    assert len(target) == len(kspace)

    encoded, recon = sizes(root, "encodedSpace"), sizes(root, "reconSpace")
    limits = "encoding/encodingLimits/kspace_encoding_step_1/"
    padding_left = encoded[1] // 2 - number(root, limits + "center")
    padding_right = padding_left + number(root, limits + "maximum") + 1
    assert encoded[:2] == kspace.shape[-2:], (encoded, kspace.shape)
    assert (padding_left, padding_right) == (0, kspace.shape[-1])
    assert recon[:2] == target.shape[-2:], (recon, target.shape)

    image = np.abs(centre_crop(centred_inverse(kspace), recon[:2]))
    if coils == "multi":
        image = np.sqrt((image ** 2).sum(axis=1))
    np.testing.assert_allclose(target, image, atol=1e-5 * image.max())

    assert np.isclose(attributes["max"], target.max())
    assert np.isclose(attributes["norm"], np.linalg.norm(target.astype(np.float64)))
    assert isinstance(attributes["acquisition"], str) and isinstance(attributes["patient_id"], str)
    kspace.tofile(raw)


main(*sys.argv[1:])
